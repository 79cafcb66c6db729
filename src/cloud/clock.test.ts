import { serverClockOn } from './clock'

const NOON = Date.parse('2027-02-05T04:00:00.000Z')

function aClock() {
  const phone = { ms: NOON }
  const clock = serverClockOn(() => phone.ms)
  return { phone, clock, said: () => clock.now().toISOString() }
}

test('until something is heard, it is the phone’s own time', () => {
  expect(aClock().said()).toBe('2027-02-05T04:00:00.000Z')
})

test('a phone that is an hour slow is put right, and goes on from there', () => {
  const { phone, clock, said } = aClock()
  clock.heard('2027-02-05T05:00:00.000Z')
  phone.ms += 1_500
  expect(said()).toBe('2027-02-05T05:00:01.500Z')
})

test('a slow answer takes no time back; a phone that was set anew is put right again', () => {
  const { phone, clock, said } = aClock()
  clock.heard('2027-02-05T05:00:00.000Z')
  clock.heard('2027-02-05T04:59:58.000Z')
  expect(said()).toBe('2027-02-05T05:00:00.000Z')
  phone.ms += 3_600_000
  clock.heard('2027-02-05T05:00:01.000Z')
  expect(said()).toBe('2027-02-05T05:00:01.000Z')
})

test('what is no time is not heard', () => {
  const { clock, said } = aClock()
  clock.heard('soon')
  expect(said()).toBe('2027-02-05T04:00:00.000Z')
})

test('who waits for a moment there is told when it proves another time, and not of a slow answer', () => {
  const { clock } = aClock()
  const told = jest.fn()
  const stop = clock.onSetAnew(told)
  clock.heard('2027-02-05T04:00:02.000Z')
  clock.heard('2027-02-05T04:00:01.000Z')
  expect(told).toHaveBeenCalledTimes(0)
  clock.heard('2027-02-06T04:00:00.000Z')
  clock.heard('2027-02-05T04:00:00.000Z')
  expect(told).toHaveBeenCalledTimes(2)
  stop()
  clock.heard('2027-02-06T04:00:00.000Z')
  expect(told).toHaveBeenCalledTimes(2)
})
