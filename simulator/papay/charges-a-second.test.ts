import { CHARGES_A_SECOND_MAX, createChargesASecond } from './charges-a-second'

test('a merchant may ask 150 times in a second, and again in the next one', () => {
  let nowMs = 5_000
  const seconds = createChargesASecond(undefined, () => nowMs)
  const taken = (mchid: string) =>
    Array.from({ length: 200 }, () => seconds.take(mchid)).filter(Boolean).length
  expect(CHARGES_A_SECOND_MAX).toBe(150)
  expect(taken('one')).toBe(150)
  nowMs = 5_999
  expect(taken('one')).toBe(0)
  expect(taken('other')).toBe(150)
  nowMs = 6_000
  expect(taken('one')).toBe(150)
})
