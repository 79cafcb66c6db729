export default definePageConfig({
  navigationBarTitleText: '看一段',
  // A finger that moves up or down goes to another video.
  disableScroll: true,
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
