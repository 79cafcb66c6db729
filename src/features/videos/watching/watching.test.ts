import type { Answer } from '../../../cloud'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { beginWatching } from './watching'

type Given = { videoId?: string; positionMs?: number; playing?: boolean }

const started = { watchId: 'w1', beatSeconds: 5, watchedMs: 0, watchedToEnd: false }
const ok = <Value>(value: Value): Answer<Value> => ({ ok: true, value })

/** A phone whose player and clock the test moves, and a server that answers as it is told. */
function aPhone() {
  const said: Given[] = []
  let plan: { ms: number; work: () => void } | undefined
  const phone = {
    said,
    atMs: 0,
    knows: true,
    start: ok(started) as Answer<typeof started>,
    beat: ok({ watchedMs: 0, watchedToEnd: false }) as Answer<{
      watchedMs: number
      watchedToEnd: boolean
    }>,
    waits: () => plan?.ms,
    async turns() {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    },
    /** The player goes on for so long, and what waits for that time is done. */
    async runs(ms: number) {
      phone.atMs += ms
      const due = plan
      plan = undefined
      due?.work()
      await phone.turns()
    },
  }
  const watching = beginWatching(
    {
      start: async (videoId) => {
        said.push({ videoId })
        return phone.start
      },
      beat: async ({ positionMs, playing }) => {
        said.push({ positionMs, playing })
        return phone.beat
      },
      knowsPerson: () => phone.knows,
      later(ms, work) {
        const mine = { ms, work }
        plan = mine
        return () => {
          if (plan === mine) plan = undefined
        }
      },
    },
    { videoId: 'lamp-clip', lengthMs: 18_000, watchedToEnd: false, positionMs: () => phone.atMs },
  )
  return { phone, watching }
}

async function playing() {
  const all = aPhone()
  all.watching.plays()
  await all.phone.turns()
  all.phone.said.length = 0
  return all
}

test('nobody is logged in and nothing is said before it plays', async () => {
  const { phone, watching } = aPhone()
  watching.jumps(0, 6_000)
  watching.ends()
  watching.again()
  await phone.turns()
  expect(phone.said).toEqual([])
  expect(watching.watched()).toMatchObject({ counting: 'not-yet', watchedToEnd: false })
})

test('from the first play on it says every five seconds where it stands', async () => {
  const { phone, watching } = aPhone()
  watching.plays()
  watching.plays()
  await phone.turns()
  expect([phone.said, phone.waits()]).toEqual([[{ videoId: 'lamp-clip' }], 5_000])
  await phone.runs(5_000)
  await phone.runs(5_000)
  expect(phone.said.slice(1)).toEqual([
    { positionMs: 5_000, playing: true },
    { positionMs: 10_000, playing: true },
  ])
  expect(watching.watched().counting).toBe('counted')
})

test('a pause says where it stopped, and then nothing until it plays again', async () => {
  const { phone, watching } = await playing()
  phone.atMs = 3_000
  watching.rests()
  watching.rests()
  await phone.turns()
  expect([phone.said, phone.waits()]).toEqual([[{ positionMs: 3_000, playing: true }], undefined])
  watching.plays()
  await phone.turns()
  expect([phone.said.length, phone.waits()]).toEqual([1, 5_000])
})

test('what a jump leaves out is not said to have played', async () => {
  const { phone, watching } = await playing()
  watching.jumps(2_000, 12_000)
  await phone.turns()
  expect(phone.said).toEqual([
    { positionMs: 2_000, playing: true },
    { positionMs: 12_000, playing: false },
  ])
})

test('the end is said at once, also by a player that rests first, and once it is counted all is said', async () => {
  const { phone, watching } = await playing()
  phone.beat = ok({ watchedMs: 18_000, watchedToEnd: true })
  phone.atMs = 17_950
  watching.rests()
  watching.ends()
  await phone.turns()
  expect(phone.said).toEqual([{ positionMs: 17_950, playing: true }])
  expect(watching.watched()).toMatchObject({ counting: 'counted', watchedToEnd: true })
  watching.plays()
  await phone.turns()
  expect([phone.said.length, phone.waits()]).toEqual([1, undefined])
})

test('who has watched it today already has, and is not counted anew', async () => {
  const { phone, watching } = aPhone()
  phone.start = ok({ ...started, watchedToEnd: true })
  watching.plays()
  await phone.turns()
  expect([watching.watched().watchedToEnd, phone.waits()]).toEqual([true, undefined])
})

test('a lost network is told, the beats go on, and what was not said is said when it is back', async () => {
  const { phone, watching } = await playing()
  phone.beat = unanswered('offline')
  await phone.runs(5_000)
  expect([watching.watched().counting, phone.waits()]).toEqual(['offline', 5_000])
  phone.beat = ok({ watchedMs: 7_000, watchedToEnd: false })
  phone.atMs = 7_000
  watching.again()
  await phone.turns()
  expect(phone.said.at(-1)).toEqual({ positionMs: 7_000, playing: true })
  expect(watching.watched().counting).toBe('counted')
  const { length } = phone.said
  watching.again()
  await phone.turns()
  expect(phone.said.length).toBe(length)
})

test('an end that nobody heard is told again by itself, and what was lost is not denied', async () => {
  const { phone, watching } = await playing()
  phone.beat = unanswered('offline')
  phone.atMs = 18_000
  watching.ends()
  await phone.turns()
  expect([watching.watched().counting, phone.waits()]).toEqual(['offline', 5_000])
  await phone.runs(0)
  phone.beat = ok({ watchedMs: 10_000, watchedToEnd: false })
  await phone.runs(0)
  expect(phone.said).toHaveLength(3)
  expect(watching.watched()).toEqual({ counting: 'counted', watchedToEnd: false, missed: true })
  expect(phone.waits()).toBeUndefined()
})

test('at rest nobody is asked for ever', async () => {
  const { phone, watching } = await playing()
  phone.beat = unanswered('offline')
  watching.rests()
  await phone.turns()
  for (let tries = 0; tries < 60; tries += 1) await phone.runs(0)
  expect([phone.said.length, phone.waits()]).toEqual([61, undefined])
})

test('without a network at the start it begins with a later beat', async () => {
  const { phone, watching } = aPhone()
  phone.start = unanswered('offline')
  watching.plays()
  await phone.turns()
  expect(watching.watched().counting).toBe('offline')
  phone.start = ok(started)
  await phone.runs(5_000)
  expect(phone.said.slice(1)).toEqual([
    { videoId: 'lamp-clip' },
    { positionMs: 5_000, playing: true },
  ])
  expect(watching.watched().counting).toBe('counted')
})

test('where nobody can log in it says that nobody is counted', async () => {
  const { phone, watching } = aPhone()
  phone.knows = false
  phone.start = unanswered('fault')
  watching.plays()
  await phone.turns()
  expect(watching.watched().counting).toBe('nobody')
})

test('a watch that the server no longer knows is begun anew', async () => {
  const { phone, watching } = await playing()
  phone.beat = refused('NO_SUCH_WATCH')
  await phone.runs(5_000)
  expect(watching.watched().counting).toBe('unanswered')
  phone.beat = ok({ watchedMs: 5_000, watchedToEnd: false })
  await phone.runs(5_000)
  expect(phone.said.slice(1)).toEqual([
    { videoId: 'lamp-clip' },
    { positionMs: 10_000, playing: true },
  ])
  expect(watching.watched().counting).toBe('counted')
})

test('whoever leaves is counted until then, and nothing follows', async () => {
  const { phone, watching } = await playing()
  const told = jest.fn()
  watching.subscribe(told)
  phone.atMs = 4_000
  watching.leave()
  await phone.turns()
  expect([phone.said, phone.waits()]).toEqual([[{ positionMs: 4_000, playing: true }], undefined])
  watching.plays()
  await phone.turns()
  expect([phone.said.length, told.mock.calls]).toEqual([1, []])
})
