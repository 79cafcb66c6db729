export default definePageConfig({
  navigationBarTitleText: '爱心红包',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
