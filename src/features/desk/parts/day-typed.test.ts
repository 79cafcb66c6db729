import { dayTyped } from './day-typed'

test.each([
  ['2026-12-07', '2026-12-07'],
  ['2026/12/7', '2026-12-07'],
  ['2026年12月7日', '2026-12-07'],
  ['２０２６１２０７', '2026-12-07'],
  ['2028-02-29', '2028-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['12-07', undefined],
  ['明天', undefined],
])('"%s" is %s', (typed, day) => {
  expect(dayTyped(typed)).toBe(day)
})
