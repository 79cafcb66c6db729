export default definePageConfig({
  navigationBarTitleText: '这里没有这一页',
})
