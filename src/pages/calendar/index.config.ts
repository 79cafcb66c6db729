export default definePageConfig({
  navigationBarTitleText: '公益日历',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
