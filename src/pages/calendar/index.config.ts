export default definePageConfig({
  navigationBarTitleText: '公益日历',
})
