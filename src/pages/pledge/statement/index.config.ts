export default definePageConfig({ navigationBarTitleText: '年度明细' })
