export default definePageConfig({
  navigationBarTitleText: '点亮了',
})
