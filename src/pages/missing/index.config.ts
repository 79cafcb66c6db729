export default definePageConfig({
  navigationBarTitleText: '灯愿',
})
