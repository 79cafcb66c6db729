export default definePageConfig({ navigationBarTitleText: '已删除' })
