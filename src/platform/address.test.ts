import { nameInAddress, putInAddress } from './address.h5'

test('what a page shows now is in its address, with the rest of it and without a step of history', () => {
  const { history, location } = window
  history.replaceState({ idx: 3 }, '', '#/pages/video/index?videoId=lamp-clip&shareId=of-ming')
  const { length } = history
  putInAddress('videoId', 'reeds-clip')
  expect([location.hash, history.state, history.length]).toEqual([
    '#/pages/video/index?videoId=reeds-clip&shareId=of-ming',
    { idx: 3 },
    length,
  ])
})

test('what was new is named once it has an id: on its own page only, and once', () => {
  const { history, location } = window
  history.replaceState({ idx: 4 }, '', '#/pages/desk/project/index?charityId=shandu')
  nameInAddress('deskReport', 'reportId', 'report-1')
  expect(location.hash).toBe('#/pages/desk/project/index?charityId=shandu')
  nameInAddress('deskProject', 'projectId', 'books001')
  nameInAddress('deskProject', 'projectId', 'books002')
  expect(location.hash).toBe('#/pages/desk/project/index?charityId=shandu&projectId=books001')
})
