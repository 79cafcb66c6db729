/** Whom the mornings tell that a report is due, and how often. */
import { pino } from 'pino'
import { addDays, type Day, day, startOf } from '../../contracts/beijing'
import { aProject } from '../../tests/support/books'
import { aDatabase, stopDatabases } from '../../tests/support/gifts'
import { type Db, sql } from '../db'
import { dueWorker, planReminders } from '.'

jest.setTimeout(240_000)

const DUE = day('2027-02-20')
const NINE_MS = 9 * 3_600_000
const log = pino({ level: 'silent' })

afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('reminders on %s', (kind) => {
  let db: Db
  let close: () => Promise<void>
  let projects = 0
  beforeAll(async () => {
    ;({ db, close } = await aDatabase(kind))
  })
  afterAll(() => close())
  beforeEach(async () => {
    await db.script(`delete from outbox; delete from job; update project set state = 'draft'`)
  })

  const due = (more: object = {}) => {
    projects += 1
    return aProject(db, `due0000${projects}`, {
      state: 'published',
      next_report_due_on: DUE,
      ...more,
    })
  }
  const nineOn = (on: Day) => new Date(startOf(on).getTime() + NINE_MS)
  /** What is told in the morning of a day; twice, since the job may be claimed again. */
  async function morning(on: Day) {
    const now = nineOn(on)
    const job = { name: 'reports.due' as const, key: 'daily', dueAt: now, attempt: 0, payload: {} }
    await db.script('delete from outbox')
    const worker = dueWorker({ db, clock: { now: () => now }, log })
    for (let n = 0; n < 2; n += 1) await worker([job])
    const rows = await db.many<{ told: string }>(sql`
      select project_id || ' ' || (facts->>'daysLeft') as told from outbox order by id`)
    return rows.map(({ told }) => told)
  }

  test('14, 7 and 1 days before, once each, and the next morning is planned', async () => {
    await planReminders(db, nineOn(addDays(DUE, -21)))
    const project = await due()
    const told: string[] = []
    for (let days = 20; days >= -2; days -= 1) told.push(...(await morning(addDays(DUE, -days))))
    expect(told).toEqual([14, 7, 1].map((days) => `${project} ${days}`))
    const { at } = await db.one<{ at: Date }>(sql`select due_at as at from job`)
    expect(at).toEqual(nineOn(addDays(DUE, 3)))
  })

  test('days on which nobody looked are made up for, with one fact a project', async () => {
    await planReminders(db, nineOn(addDays(DUE, -21)))
    const project = await due()
    expect(await morning(addDays(DUE, -15))).toEqual([])
    expect(await morning(addDays(DUE, -5))).toEqual([`${project} 5`])
    expect(await morning(addDays(DUE, -4))).toEqual([])
    expect(await morning(DUE)).toEqual([`${project} 0`])
    const [fact] = await db.many(sql`select kind, subject, facts from outbox`)
    expect(fact).toEqual({
      kind: 'report.due',
      subject: `${project}:2027-02-20:1`,
      facts: { charityId: 'shandu', projectId: project, dueOn: '2027-02-20', daysLeft: 0 },
    })
  })

  test('a clock of 5 days reminds of its last one alone; drafts and what is reported in full, of none', async () => {
    await planReminders(db, nineOn(addDays(DUE, -7)))
    expect(await morning(addDays(DUE, -6))).toEqual([])
    const project = await due()
    await due({ state: 'draft' })
    const full = await due()
    await db.run(sql`update project set reported_in_full_on = '2027-01-01' where id = ${full}`)
    const told: string[] = []
    for (let days = 5; days >= 0; days -= 1) told.push(...(await morning(addDays(DUE, -days))))
    expect(told).toEqual([`${project} 1`])
  })
})
