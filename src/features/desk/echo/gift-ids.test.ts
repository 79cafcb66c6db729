import { giftIdsIn } from './gift-ids'

test.each([
  ['gift-1\ngift-2，gift-1', ['gift-1', 'gift-2']],
  ['  ', []],
  ['gift-1 阿明', undefined],
])('"%s"', (text, ids) => {
  expect(giftIdsIn(text)).toEqual(ids)
})
