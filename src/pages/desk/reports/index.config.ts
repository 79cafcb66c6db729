export default definePageConfig({ navigationBarTitleText: '项目的报告' })
