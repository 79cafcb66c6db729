/** An example that somebody works with is theirs: it neither moves with the clock nor reports by itself. */
import { addDays, type Day, day, startOf } from '../../contracts/beijing'
import { migratedPglite } from '../../tests/support/migrated'
import { type Db, sql } from '../db'
import { loadSample } from './load-sample'

jest.setTimeout(240_000)

const FIRST = day('2026-12-07')
const NOON_MS = 12 * 3_600_000

let db: Db
beforeAll(async () => {
  db = await migratedPglite()
})
afterAll(() => db.close())

const load = (on: Day) => loadSample(db, new Date(startOf(on).getTime() + NOON_MS), new Map())
const read = (projectId: string) =>
  db.one<{ endsOn: Day; all: unknown }>(sql`
    select p.ends_on as "endsOn", jsonb_build_array(to_jsonb(p), to_jsonb(c),
      (select count(*) from report where project_id = p.id)) as all
    from project p join charity c on c.id = p.charity_id where p.id = ${projectId}`)

test('what staff have changed stays as it is, and a draft alone changes nothing', async () => {
  await load(FIRST)
  await db.script(`
    insert into change_log (charity_id, at, donor_id, what, subject) values
      ('mailong', now(), 'someone', 'project.closed', 'flood001'),
      ('mailong', now(), 'someone', 'charity.changed', 'mailong'),
      ('shandu', now(), 'someone', 'draft.saved', 'quilt001')`)
  const [flood, quilt] = [await read('flood001'), await read('quilt001')]
  await load(addDays(FIRST, 6))
  expect(await read('flood001')).toEqual(flood)
  expect((await read('quilt001')).endsOn).toBe(addDays(quilt.endsOn, 6))
})
