/** The examples over years: what has happened stays, and they go on. */
import { addDays, type Day, day, dayOf, startOf } from '../../contracts/beijing'
import { migratedPglite } from '../../tests/support/migrated'
import { type Db, sql } from '../db'
import { examplesOf } from './examples'
import { loadSample } from './load-sample'

jest.setTimeout(240_000)

const FIRST = day('2026-12-07')
const NOON_MS = 12 * 3_600_000

let db: Db
beforeAll(async () => {
  db = await migratedPglite()
})
beforeEach(async () => {
  for (const table of ['outbox', 'video', 'report', 'project_total', 'project', 'charity']) {
    await db.script(`delete from ${table}`)
  }
  await load(FIRST)
})
afterAll(() => db.close())

const noon = (on: Day) => new Date(startOf(on).getTime() + NOON_MS)
const load = (on: Day) => loadSample(db, noon(on), new Map())

const reports = () =>
  db.many<{ id: string; at: Date }>(sql`
    select id, published_at as at from report order by project_id, id`)

const projects = (on: Day) =>
  db.many<{ id: string; closed: string | null; due: Day; startsOn: Day; endsOn: Day }>(sql`
    select p.id, why_closed(p, c, ${noon(on)}) as closed, next_report_due_on as due,
      starts_on as "startsOn", ends_on as "endsOn"
    from project p join charity c on c.id = p.charity_id order by p.id`)

const project = async (id: string, on: Day) => (await projects(on)).find((one) => one.id === id)

/** Those that take no gift: one is late and one is over, both on purpose. */
const CLOSED = { bench001: 'REPORT_LATE', reeds001: 'PROJECT_ENDED' }
const closedOn = async (on: Day) =>
  Object.fromEntries(
    (await projects(on)).flatMap(({ id, closed }) => (closed === null ? [] : [[id, closed]])),
  )

test.each([1, 4, 12, 100, 400])(
  '%i days later every published report has its day',
  async (days) => {
    const before = await reports()
    const starts = (await projects(FIRST)).map(({ startsOn }) => startsOn)
    await load(addDays(FIRST, days))
    const now = new Map((await reports()).map(({ id, at }) => [id, at]))
    expect(before.map(({ id }) => ({ id, at: now.get(id) }))).toEqual(before)
    expect((await projects(FIRST)).map(({ startsOn }) => startsOn)).toEqual(starts)
  },
)

test('the next report is due after the last one, and is given when its time has come', async () => {
  const flood = await project('flood001', FIRST)
  expect(flood?.due).toBe(addDays(FIRST, 4))
  const stands = await reports()
  await load(addDays(FIRST, 3))
  expect(await project('flood001', FIRST)).toMatchObject({ due: flood?.due })
  expect(await reports()).toEqual(stands)

  await load(addDays(FIRST, 4))
  const given = (await reports()).filter(({ id }) => !stands.some((report) => report.id === id))
  expect(given).toEqual([{ id: 'flood001-2', at: noon(addDays(FIRST, 4)) }])
  expect(await project('flood001', FIRST)).toMatchObject({ due: addDays(FIRST, 9) })
})

test('a report that is published is a fact, once; what stood when the sample came is none', async () => {
  const facts = () =>
    db.many<{ projectId: string; kind: string; subject: string; at: Date }>(sql`
      select project_id as "projectId", kind, subject, at from outbox order by id`)
  expect(await facts()).toEqual([])
  const on = addDays(FIRST, 4)
  for (const time of [on, on]) await load(time)
  expect(await facts()).toEqual([
    { projectId: 'flood001', kind: 'report.published', subject: 'flood001-2', at: noon(on) },
  ])
})

test('the examples are open or closed as on the first day, for as long as somebody looks', async () => {
  expect(await closedOn(FIRST)).toEqual(CLOSED)
  for (const days of [1, 5, 11, 60, 115, 116, 300, 1000]) {
    const on = addDays(FIRST, days)
    await load(on)
    expect({ days, closed: await closedOn(on) }).toEqual({ days, closed: CLOSED })
  }
})

test('the end of what is to be seen open moves on; one that is over on purpose stays over', async () => {
  const [quilt, reeds] = [await project('quilt001', FIRST), await project('reeds001', FIRST)]
  await load(addDays(FIRST, 30))
  expect((await project('quilt001', FIRST))?.endsOn).toBe(addDays(quilt?.endsOn ?? FIRST, 30))
  expect((await project('reeds001', FIRST))?.endsOn).toBe(reeds?.endsOn)
  await load(addDays(FIRST, 300))
  expect((await project('quilt001', FIRST))?.endsOn).toBe(addDays(quilt?.endsOn ?? FIRST, 300))
  expect((await project('reeds001', FIRST))?.endsOn).toBe(reeds?.endsOn)
})

test('while the clock is moved, day by day or by years, they stay open on every day', async () => {
  let on = FIRST
  const examples = examplesOf({ db, merchantOf: new Map() })
  for (const days of [1, 1, 1, 1, 1, 1, 1, 30, 61, 280, 700, 5]) {
    on = addDays(on, days)
    await examples.keep(noon(on))
    expect({ on, closed: await closedOn(on) }).toEqual({ on, closed: CLOSED })
  }
})

test('on a day on which one project owes a report, the others are not written again', async () => {
  let on = FIRST
  const examples = examplesOf({ db, merchantOf: new Map() })
  await examples.keep(noon(on))
  on = addDays(FIRST, 4)
  await examples.keep(noon(on))
  const written = await db.many<{ id: string }>(sql`
    select id from project where updated_at = ${noon(on)} order by id`)
  const ids = written.map(({ id }) => id)
  expect(ids).toContain('flood001')
  expect(ids).not.toContain('quilt001')
})

test('when time is set back, no report stands in the future', async () => {
  const first = await reports()
  await load(addDays(FIRST, 200))
  await load(FIRST)
  expect(await closedOn(FIRST)).toEqual(CLOSED)
  expect(await reports()).toEqual(first)
  const ahead = (await reports()).filter(({ at }) => dayOf(at) > FIRST)
  expect(ahead).toEqual([])
})
