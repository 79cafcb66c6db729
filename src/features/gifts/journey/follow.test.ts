import { LOOKS_MAX } from './checking'
import { followGift, type Known } from './follow'
import { aPhone } from './giving.fake'

function following() {
  const phone = aPhone()
  phone.unfinished.keep({
    key: 'key-number-1',
    projectId: 'quilt',
    at: '2026-12-07T06:31:00Z',
    giftId: 'gift-1',
  })
  const known: Known[] = []
  let stopped = false
  const end = followGift(phone.outside, 'gift-1', {
    tell: (now) => known.push(now),
    stopped: () => stopped,
  })
  return {
    phone,
    known,
    end,
    stop: () => {
      stopped = true
    },
  }
}

test('a gift is lit when the server says so, and then forgotten by the phone', async () => {
  const { phone, known, end } = following()
  await phone.lookSays('started')
  expect(known.at(-1)).toMatchObject({ verdict: 'waiting', slow: false })
  await phone.lookSays('settled', '2026-12-07T06:32:00Z')
  await end
  expect(known.at(-1)).toMatchObject({ verdict: 'lit', gift: { giftId: 'gift-1' } })
  expect(phone.unfinished.all()).toEqual([])
  expect(phone.recorded).toEqual(['settled'])
})

test('a look without an answer changes nothing that was known', async () => {
  const { phone, known } = following()
  await phone.lookSays('started')
  await phone.lookSays(undefined)
  expect(known.at(-1)).toMatchObject({ trouble: { kind: 'offline' }, gift: { state: 'started' } })
})

test('after a while the screen says that it is slow, and then rests until it is asked', async () => {
  const { phone, known, end } = following()
  for (let looks = 0; looks < LOOKS_MAX; looks += 1) await phone.lookSays('started')
  await end
  expect(known.findIndex(({ slow }) => slow)).toBe(4)
  expect(known.at(-1)).toMatchObject({ verdict: 'waiting', resting: true })
  expect(phone.unfinished.find('gift-1')).toBeDefined()
})

test('a payment that came too late is told apart in the funnel', async () => {
  const { phone, known } = following()
  await phone.lookSays('paid')
  expect(known.at(-1)?.verdict).toBe('held')
  expect(phone.recorded).toEqual(['settled:held'])
})

test('an order that ran out unpaid is a failure with its reason', async () => {
  const { phone } = following()
  await phone.lookSays('expired')
  expect(phone.recorded).toEqual(['failed:unpaid'])
})

test('a screen that went away is told nothing more', async () => {
  const { phone, known, stop, end } = following()
  await phone.lookSays('started')
  stop()
  await phone.lookSays('settled')
  await end
  expect(known).toHaveLength(1)
  expect(phone.unfinished.find('gift-1')).toBeDefined()
})
