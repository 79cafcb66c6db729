export default definePageConfig({ navigationBarTitleText: '给大屏登录' })
