export default definePageConfig({
  navigationBarTitleText: '灯愿',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
