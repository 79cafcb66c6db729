export default definePageConfig({ navigationBarTitleText: '年度捐赠汇总' })
