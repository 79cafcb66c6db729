import { aSimulator } from '../../../fixtures/a-simulator'
import '../../../fixtures/patience'
import type { Faults, Hosts, Network, Weather } from './weather'
import { CLEAR, FAILING_MS, faultsFor, isClear, othersCount, weatherIn } from './weather'

/** Presets become faults and are read back from them, with a simulator in between. */

const UP: Hosts = { main: 'up', backup: 'up' }
const FINE: Network = { state: 'fine' }
const NONE: Faults = { rates: {}, next: [] }
const untilMs = Date.parse('2026-11-27T03:00:00Z')

const planted = (weather: Partial<Weather>, before: Faults = NONE): Faults => {
  const { rates, next } = faultsFor({ ...CLEAR, ...weather }, before)
  return { rates, next }
}

test.each<[string, Partial<Weather>]>([
  ['clear', {}],
  ['slow', { slow: true }],
  ['failing', { failingUntilMs: untilMs }],
  ['slow and failing', { slow: true, failingUntilMs: untilMs }],
  ['lost callbacks', { callbacks: 'lost' }],
  ['doubled callbacks', { callbacks: 'doubled' }],
  ['late callbacks and slow', { callbacks: 'late', slow: true }],
])('%s is read back as it was set', (_name, weather) => {
  expect(weatherIn(planted(weather), UP, FINE)).toEqual({ ...CLEAR, ...weather })
  expect(othersCount(planted(weather))).toBe(0)
})

test('a main host that is down is weather too', () => {
  expect(weatherIn(NONE, { main: 'down', backup: 'up' }, FINE)).toEqual({
    ...CLEAR,
    mainHostDown: true,
  })
})

test('what somebody else planted is kept, counted, and no preset', () => {
  const others: Faults = {
    rates: { lost: 0.5, error: 0 },
    next: [
      { on: 'callback', kind: 'lost', times: 1 },
      { on: 'prepay', kind: 'error', times: 'always', outTradeNo: 'GIFT1' },
    ],
  }
  expect(weatherIn(others, UP, FINE)).toEqual(CLEAR)
  expect(othersCount(others)).toBe(3)
  const both = planted({ slow: true }, others)
  expect(both.next.slice(0, 2)).toEqual(others.next)
  expect(both.rates).toEqual(others.rates)
  expect(planted({}, both)).toEqual(others)
})

test.each(['slow', 'cut', 'answers-lost'] as const)(
  'a network that is %s is weather too',
  (state) => {
    const weather = weatherIn(NONE, UP, { state })
    expect(weather).toEqual({ ...CLEAR, network: state })
    expect(isClear(weather)).toBe(false)
  },
)

test('half a preset is not on, and goes with it', () => {
  const [first] = planted({ slow: true }).next
  const half: Faults = { rates: {}, next: first === undefined ? [] : [first] }
  expect(weatherIn(half, UP, FINE).slow).toBe(false)
  expect(planted({}, half).next).toEqual([])
})

test('the simulator takes every preset, and a failure ends by itself', async () => {
  const bed = await aSimulator()
  const look = async () => {
    const faults = await bed.control<Faults>('/faults')
    const hosts = await bed.control<Hosts>('/hosts')
    return weatherIn(faults, hosts, await bed.control<Network>('/network'))
  }
  const { now } = await bed.control<{ now: string }>('/clock')
  const weather: Weather = {
    slow: true,
    failingUntilMs: Date.parse(now) + FAILING_MS,
    mainHostDown: false,
    callbacks: 'late',
    network: 'cut',
  }
  await bed.control('/network', { state: weather.network })
  await bed.control('/faults', faultsFor(weather, await bed.control<Faults>('/faults')))
  expect(await look()).toEqual(weather)
  await bed.advance(FAILING_MS)
  expect(await look()).toEqual({ ...weather, failingUntilMs: undefined })
  await bed.control('/network', { state: 'fine' })
  await bed.control('/faults', faultsFor(CLEAR, await bed.control<Faults>('/faults')))
  expect(await look()).toEqual(CLEAR)
  await bed.close()
})
