import { putInAddress } from './address.h5'

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
