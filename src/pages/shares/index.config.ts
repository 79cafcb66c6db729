export default definePageConfig({ navigationBarTitleText: '我分享过的' })
