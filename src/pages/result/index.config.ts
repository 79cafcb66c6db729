export default definePageConfig({
  navigationBarTitleText: '点亮了',
  enableShareAppMessage: true,
})
