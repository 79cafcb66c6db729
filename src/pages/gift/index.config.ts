export default definePageConfig({
  navigationBarTitleText: '这笔捐款',
})
