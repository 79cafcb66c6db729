export default definePageConfig({
  navigationBarTitleText: '包成爱心红包',
})
