import { sharedPage } from './shared-page'

test.each([
  ['pages/home/index', { path: 'pages/home/index', kind: 'home' }],
  [
    'pages/festival/index?key=spring&shareId=of-a-friend',
    { path: 'pages/festival/index?key=spring', kind: 'festival', subject: 'spring' },
  ],
  [
    '/pages/project/index?projectId=quilt001',
    { path: 'pages/project/index?projectId=quilt001', kind: 'project', subject: 'quilt001' },
  ],
  [
    'pages/project/index?shareId=of-a-friend&projectId=quilt001&channel=group',
    { path: 'pages/project/index?projectId=quilt001', kind: 'project', subject: 'quilt001' },
  ],
  ['pages/calendar/index', { path: 'pages/calendar/index', kind: 'calendar' }],
  [
    'pages/calendar/index?day=2027-03-05&shareId=of-a-friend',
    { path: 'pages/calendar/index?day=2027-03-05', kind: 'calendar', subject: '2027-03-05' },
  ],
  [
    'pages/festival/index?key=spring',
    { path: 'pages/festival/index?key=spring', kind: 'festival', subject: 'spring' },
  ],
  [
    'pages/video/index?videoId=lamp0001',
    { path: 'pages/video/index?videoId=lamp0001', kind: 'video', subject: 'lamp0001' },
  ],
  [
    'pages/video/index?videoId=lamp-clip&shareId=of-a-friend',
    { path: 'pages/video/index?videoId=lamp-clip', kind: 'video', subject: 'lamp-clip' },
  ],
])('%s may be shared, as itself', (asked, page) => {
  expect(sharedPage(asked)).toEqual(page)
})

test.each([
  'pages/gift/index?giftId=quilt001-0123456789abcdefghjkmn',
  'pages/me/index',
  'pages/gifts/index',
  'pages/card/index?scene=0123456789abcdef',
  'pages/project/index',
  'pages/festival/index',
  'pages/festival/index?key=No%20Such',
  'pages/project/index?projectId=',
  'pages/project/index?projectId=quilt001&give=now',
  'pages/project/index?projectId=quilt001&projectId=books001',
  'pages/project/index?projectId=%E0%A4%A',
  'pages/video/index?videoId=lamp-clip&projectId=lamp0001',
  'pages/project/index?key=quilt001',
  'pages/home/index?giftId=x',
  'pages/calendar/index?day=2027-02-30',
  'pages/calendar/index?day=tomorrow',
  'pages/festival/index',
  'pages/festival/index?key=../etc',
  'pages/video/index',
  'https://elsewhere.example/pages/home/index',
  '//pages/home/index',
  '../pages/home/index',
  'pages/home/index#x',
  "' or 1=1 --",
])('%s may not', (asked) => {
  expect(sharedPage(asked)).toBeUndefined()
})
