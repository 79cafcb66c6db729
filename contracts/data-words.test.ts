import { factOf, tablesIn, titleOf } from './data-words'

test('sums are in yuan, instants in Beijing’s time, and what has no words stands as it is', () => {
  expect(factOf('amount_fen', 123_450)?.value).toBe('¥1,234.50')
  expect(factOf('settled_at', '2026-12-06T16:30:00+00:00')).toMatchObject({
    label: { zh: '入账时间' },
    value: '2026-12-07 00:30:00',
  })
  expect(factOf('parts', { a: 1 })).toEqual({
    label: { zh: 'parts', en: 'parts' },
    value: '{"a":1}',
  })
  expect(factOf('given', false)?.value).toBe('否 no')
  for (const nothing of [null, undefined, '']) expect(factOf('name', nothing)).toBeUndefined()
})

test('what is empty is left out, what matters comes first, what is unknown last', () => {
  const row = [{}]
  expect(tablesIn({ newer: row, gift: row, donor: row, follow: [] })).toEqual([
    'donor',
    'gift',
    'newer',
  ])
  expect(titleOf('newer').zh).toBe('newer')
})
