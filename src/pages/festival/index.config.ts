export default definePageConfig({
  navigationBarTitleText: '节日',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
