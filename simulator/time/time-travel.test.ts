import fc from 'fast-check'
import { createAgenda } from './agenda'
import type { AppClock } from './app-clock'
import {
  beijingDay,
  beijingStamp,
  HOUR_MS,
  MINUTE_MS,
  rfc3339,
  startOfBeijingDayMs,
} from './beijing'
import { createTimeTravel } from './time-travel'
import { createVirtualClock } from './virtual-clock'

const START_MS = Date.parse('2026-11-02T00:00:00Z')

/** An app that keeps its own list of due moments and notes when it was woken. */
const anApp = (dueMs: number[]) => {
  const woken: number[] = []
  const done: number[] = []
  const app: AppClock = {
    url: () => 'in this test',
    nextDueMs: () => dueMs[0],
    follow: async () => {},
    async tell(nowMs) {
      woken.push(nowMs - START_MS)
      while (dueMs[0] !== undefined && dueMs[0] <= nowMs) done.push((dueMs.shift() ?? 0) - START_MS)
      return dueMs[0]
    },
  }
  return { app, woken, done, dueMs }
}

const aClock = () => {
  let realMs = 0
  const clock = createVirtualClock(START_MS, () => realMs)
  return { clock, passReally: (ms: number) => (realMs += ms) }
}

test('a clock runs at real speed from where it was put', () => {
  const { clock, passReally } = aClock()
  passReally(1500)
  expect(clock.nowMs() - START_MS).toBe(1500)
  clock.freeze()
  passReally(1000)
  expect(clock.nowMs() - START_MS).toBe(1500)
  clock.moveTo(START_MS + HOUR_MS)
  clock.thaw()
  passReally(10)
  expect(clock.nowMs() - START_MS).toBe(HOUR_MS + 10)
})

test('work that is planned happens by itself when its moment comes', async () => {
  const clock = createVirtualClock(Date.now())
  const happened = new Promise((resolve) => clock.plan(clock.nowMs() + 20, () => resolve('yes')))
  expect(await happened).toBe('yes')
  clock.stop()
})

test('time stops at each event, the simulator’s and the app’s, in their order', async () => {
  const { clock } = aClock()
  const { app, woken, done } = anApp([START_MS + 10, START_MS + 30])
  const own: number[] = []
  clock.plan(START_MS + 20, () => {
    own.push(clock.nowMs() - START_MS)
    // What an event leads to is on the way as well.
    clock.plan(START_MS + 25, () => void own.push(clock.nowMs() - START_MS))
  })
  const { nowMs, stops } = await createTimeTravel(clock, app)({ toMs: START_MS + 40, jump: false })
  expect({ nowMs: nowMs - START_MS, stops, done, own }).toEqual({
    nowMs: 40,
    stops: 4,
    done: [10, 30],
    own: [20, 25],
  })
  expect(woken).toEqual([0, 10, 20, 25, 30, 40])
  clock.stop()
})

test('time waits for what an event began', async () => {
  const { clock } = aClock()
  const { app } = anApp([])
  let finished = false
  clock.plan(START_MS + 10, async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    finished = true
  })
  await createTimeTravel(clock, app)({ toMs: START_MS + 20, jump: false })
  expect(finished).toBe(true)
  clock.stop()
})

test('a jump makes no stops, and tells the app where it landed', async () => {
  const { clock } = aClock()
  const { app, woken } = anApp([START_MS + 10])
  const own: unknown[] = []
  clock.plan(START_MS + 20, () => void own.push([clock.nowMs() - START_MS, woken.length]))
  const { stops } = await createTimeTravel(clock, app)({ toMs: START_MS + 40, jump: true })
  expect({ stops, woken }).toEqual({ stops: 0, woken: [40] })
  // What fell due on the way happens on arrival, before the app is told.
  expect(own).toEqual([[40, 0]])
  clock.stop()
})

test('journeys wait for one another, and a failed one is not in the next one’s way', async () => {
  const { clock } = aClock()
  const { app } = anApp([])
  const travel = createTimeTravel(clock, app)
  const [first, second, third] = await Promise.allSettled([
    travel({ toMs: START_MS + 100, jump: false }),
    travel({ toMs: START_MS + 50, jump: false }),
    travel({ toMs: START_MS + 200, jump: false }),
  ])
  expect(first).toMatchObject({ status: 'fulfilled' })
  expect(second).toMatchObject({
    status: 'rejected',
    reason: { message: 'Time only goes forward.' },
  })
  expect(third).toMatchObject({ value: { nowMs: START_MS + 200 } })
  clock.stop()
})

test('a journey by so much begins where the one before it ended', async () => {
  const { clock } = aClock()
  const { app } = anApp([])
  const travel = createTimeTravel(clock, app)
  const journey = { advanceMs: HOUR_MS, jump: false }
  const arrivals = await Promise.all([travel(journey), travel(journey), travel(journey)])
  expect(arrivals.map(({ nowMs }) => (nowMs - START_MS) / HOUR_MS)).toEqual([1, 2, 3])
  clock.stop()
})

test('an app that leaves its due work undone does not hold time up', async () => {
  const { clock } = aClock()
  const { app } = anApp([])
  const stuck: AppClock = { ...app, tell: async () => START_MS }
  const journey = { toMs: START_MS + HOUR_MS, jump: false }
  const { nowMs, stops } = await createTimeTravel(clock, stuck)(journey)
  expect(nowMs).toBe(START_MS + HOUR_MS)
  expect(stops).toBeLessThan(5 * 60)
  clock.stop()
})

test('a journey past too many events ends with a sentence where it got to', async () => {
  const { clock } = aClock()
  const { app } = anApp([])
  const again = () => clock.plan(clock.nowMs() + MINUTE_MS, again)
  again()
  const travel = createTimeTravel(clock, app, 10)
  await expect(travel({ toMs: START_MS + HOUR_MS, jump: false })).rejects.toThrow(
    'Time stopped at 2026-11-02T00:10:00.000Z after 10 events',
  )
  clock.stop()
})

test('whatever is planned comes out soonest first, and in the order of planning when equal', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (dues) => {
      const agenda = createAgenda()
      const out: number[] = []
      for (const [index, dueMs] of dues.entries()) {
        agenda.add({ dueMs, work: () => void out.push(index) })
      }
      for (let task = agenda.takeDue(20); task !== undefined; task = agenda.takeDue(20)) {
        void task.work()
      }
      const sorted = dues
        .map((dueMs, index) => ({ dueMs, index }))
        .sort((a, b) => a.dueMs - b.dueMs)
      expect(out).toEqual(sorted.map(({ index }) => index))
    }),
  )
})

test('nothing is taken before it is due', () => {
  const agenda = createAgenda()
  agenda.add({ dueMs: 10, work: () => {} })
  expect(agenda.takeDue(9)).toBeUndefined()
  expect(agenda.nextDueMs()).toBe(10)
})

test('moments are written as Beijing writes them', () => {
  const lateMs = Date.parse('2026-11-01T16:30:05.999Z')
  expect(beijingDay(lateMs)).toBe('2026-11-02')
  expect(beijingStamp(lateMs)).toBe('2026-11-02 00:30:05')
  expect(rfc3339(lateMs)).toBe('2026-11-02T00:30:05+08:00')
  expect(startOfBeijingDayMs('2026-11-02')).toBe(Date.parse('2026-11-01T16:00:00Z'))
  expect(startOfBeijingDayMs('2026-02-30')).toBeNaN()
  expect(startOfBeijingDayMs('yesterday')).toBeNaN()
})
