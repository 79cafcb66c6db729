import { sharedPage } from './shared-page'

test.each([
  ['pages/home/index', { path: 'pages/home/index' }],
  [
    '/pages/project/index?projectId=quilt001',
    { path: 'pages/project/index?projectId=quilt001', projectId: 'quilt001' },
  ],
  [
    'pages/project/index?shareId=of-a-friend&projectId=quilt001&channel=group',
    { path: 'pages/project/index?projectId=quilt001', projectId: 'quilt001' },
  ],
  [
    'pages/video/index?videoId=lamp-clip&shareId=of-a-friend',
    { path: 'pages/video/index?videoId=lamp-clip' },
  ],
])('%s may be shared, as itself', (asked, page) => {
  expect(sharedPage(asked)).toEqual(page)
})

test.each([
  'pages/gift/index?giftId=quilt001-0123456789abcdefghjkmn',
  'pages/me/index',
  'pages/gifts/index',
  'pages/project/index',
  'pages/project/index?projectId=',
  'pages/project/index?projectId=quilt001&give=now',
  'pages/project/index?projectId=quilt001&projectId=books001',
  'pages/project/index?projectId=%E0%A4%A',
  'pages/video/index',
  'pages/video/index?videoId=lamp-clip&projectId=lamp0001',
  'pages/home/index?giftId=x',
  'https://elsewhere.example/pages/home/index',
  '//pages/home/index',
  '../pages/home/index',
  'pages/home/index#x',
  "' or 1=1 --",
])('%s may not', (asked) => {
  expect(sharedPage(asked)).toBeUndefined()
})
