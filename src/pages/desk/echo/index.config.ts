export default definePageConfig({ navigationBarTitleText: '给捐的人回一句' })
