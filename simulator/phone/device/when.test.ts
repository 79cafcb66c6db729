import { timeOf, whenOf } from './when'

const now = Date.parse('2026-11-27T02:00:00Z')

test('times are Beijing’s, with a day when it is another one', () => {
  expect(timeOf('2026-11-27T01:41:00Z')).toBe('09:41')
  expect(whenOf('2026-11-27T01:41:00Z', now)).toBe('09:41')
  expect(whenOf('2026-11-26T15:59:00Z', now)).toBe('11-26 23:59')
  expect(whenOf('2025-11-26T15:59:00Z', now)).toBe('2025-11-26')
})
