export default definePageConfig({
  navigationBarTitleText: '全部项目',
})
