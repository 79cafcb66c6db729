import { isUseless, UNFINISHED_KEPT_MAX, type Unfinished, unfinishedIn } from './unfinished'

function aDrawer(stored?: unknown) {
  let content = stored
  return unfinishedIn({
    read: () => content,
    write: (entries) => {
      content = entries
    },
  })
}

const at = '2026-12-07T06:00:00Z'
const entry = (key: string, giftId?: string): Unfinished => ({
  key,
  projectId: 'quilt',
  at,
  ...(giftId ? { giftId } : {}),
})

test('an intent that becomes an order is one entry, not two', () => {
  const unfinished = aDrawer()
  unfinished.keep(entry('key-1'))
  unfinished.keep(entry('key-1', 'gift-1'))
  expect(unfinished.all()).toEqual([entry('key-1', 'gift-1')])
})

test('the oldest entries make room', () => {
  const unfinished = aDrawer()
  for (let number = 0; number <= UNFINISHED_KEPT_MAX; number += 1) {
    unfinished.keep(entry(`key-${number}`))
  }
  expect(unfinished.all()).toHaveLength(UNFINISHED_KEPT_MAX)
  expect(unfinished.all()[0]?.key).toBe('key-1')
})

test('an order that is over stands in no other wish’s way', () => {
  const unfinished = aDrawer([entry('key-1', 'gift-1')])
  const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000)
  expect(unfinished.leftOpen('quilt', 'key-2', later(59))).toBe('gift-1')
  expect(unfinished.leftOpen('quilt', 'key-2', later(61))).toBeUndefined()
})

test('what is finished is forgotten by its gift or by its key', () => {
  const unfinished = aDrawer([entry('key-1', 'gift-1'), entry('key-2', 'gift-2'), entry('key-3')])
  unfinished.forget({ giftId: 'gift-1' })
  unfinished.forget({ key: 'key-3' })
  expect(unfinished.all()).toEqual([entry('key-2', 'gift-2')])
})

test.each([undefined, 'text', {}, [null, { key: 1 }]])(
  'rubbish in storage is nothing: %p',
  (rubbish) => {
    expect(aDrawer(rubbish).all()).toEqual([])
  },
)

test('an order nobody paid is useless after an hour, one never begun at once', () => {
  const inTenMinutes = new Date('2026-12-07T06:10:00Z')
  const inTwoHours = new Date('2026-12-07T08:00:00Z')
  expect(isUseless(entry('key-1'), inTenMinutes, 'not-known')).toBe(true)
  expect(isUseless(entry('key-1', 'gift-1'), inTenMinutes, 'unpaid')).toBe(false)
  expect(isUseless(entry('key-1', 'gift-1'), inTwoHours, 'unpaid')).toBe(true)
  expect(isUseless(entry('key-1', 'gift-1'), inTwoHours, 'not-known')).toBe(false)
})
