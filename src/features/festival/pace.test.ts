import { JITTER_MS, waitAfter } from './pace'

test('while something comes in, it asks at most once a second', () => {
  expect(waitAfter('news', 5_000, 0)).toBe(1_000)
  expect(waitAfter('news', 0, JITTER_MS)).toBe(1_400)
})

test('while nothing comes in it takes longer, up to five seconds', () => {
  let wait = 1_000
  for (let asked = 0; asked < 10; asked += 1) {
    const next = waitAfter('nothing new', wait, 0)
    expect(next).toBeGreaterThanOrEqual(wait)
    wait = next
  }
  expect(wait).toBe(5_000)
})

test('while nothing is answered it holds back, up to half a minute', () => {
  let wait = 0
  const waits = Array.from({ length: 7 }, () => {
    wait = waitAfter('trouble', wait, 0)
    return wait
  })
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
})
