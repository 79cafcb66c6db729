/** News of a project: who hears of it, how often, and who is invited to give monthly. */
import { frozenGifts, stopDatabases } from '../../tests/support/gifts'
import { sql } from '../db'
import { drainOutbox } from '../jobs/outbox'
import { settlerOf } from '../ledger'
import { publishReport } from '../projects'
import { noticeReaders, SIMULATED_TEMPLATES } from '.'
import { anInbox, type Inbox } from './fixtures/an-inbox'

jest.setTimeout(240_000)

const MONTHLY = 'books001'
const OTHER_MONTHLY = 'porch001'
const NOT_MONTHLY = 'quilt001'
const NEWS = 'lantern-report-published'
const NOON = new Date('2026-12-01T04:00:00Z')
const HOUR = 3_600_000

afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('reports on %s', (kind) => {
  let inbox: Inbox
  let reports = 0
  beforeEach(async () => {
    inbox = await anInbox(kind)
    reports = 0
    for (let n = 0; n < 5; n += 1) await inbox.aDonor(`donor-${n}`)
  })
  afterEach(() => inbox.close())

  /** From as many donors, a gift each: donor-0, donor-1 and so on. */
  async function given(projectId: string, donors: number): Promise<string[]> {
    const { db, world } = inbox
    const payments = await frozenGifts(db, donors, { projectId })
    const settler = settlerOf({ db, clock: { now: () => world.now } })
    await Promise.all(payments.map((payment) => settler.settle(payment)))
    return payments.map(({ giftId }) => giftId)
  }
  /** An hour later. */
  async function published(projectId: string, about: 'progress' | 'correction' = 'progress') {
    inbox.world.now = new Date(inbox.world.now.getTime() + HOUR)
    reports += 1
    const report = {
      reportId: `${projectId}-news-${reports}`,
      kind: about,
      title: { zh: '新书到了', en: 'The books are here' },
      text: { zh: '', en: '' },
      spentFen: 0,
      vouchers: 0,
      publishedAt: inbox.world.now.toISOString(),
    }
    await inbox.db.transaction((tx) => publishReport(tx, projectId, report))
    return report
  }
  /** The inboxes of reports, as `donor subject`, with a star where one was invited. */
  async function told(): Promise<string[]> {
    const rows = await inbox.db.many<{ donorId: string; subject: string; invited: boolean }>(sql`
      select n.donor_id as "donorId", n.subject, i.donor_id is not null as invited
      from notice n
      left join monthly_invitation i on i.donor_id = n.donor_id and i.notice_id = n.id
      where n.kind = 'report_published' order by n.subject, n.donor_id`)
    return rows.map(
      ({ donorId, subject, invited }) => `${donorId} ${subject}${invited ? ' *' : ''}`,
    )
  }

  test('everybody who gave is told once, also when the report is published again', async () => {
    await given(MONTHLY, 5)
    await given(MONTHLY, 1)
    const report = await published(MONTHLY)
    await inbox.db.transaction((tx) => publishReport(tx, MONTHLY, report))
    await inbox.runDue()
    await inbox.runDue()
    expect(await told()).toEqual([0, 1, 2, 3, 4].map((n) => `donor-${n} books001-news-1 *`))
  })

  test('nobody is invited twice: not by the next report, nor by another project', async () => {
    await given(MONTHLY, 2)
    await given(OTHER_MONTHLY, 2)
    for (const project of [MONTHLY, MONTHLY, OTHER_MONTHLY]) {
      await published(project)
      await inbox.runDue()
    }
    expect(await told()).toEqual([
      'donor-0 books001-news-1 *',
      'donor-1 books001-news-1 *',
      'donor-0 books001-news-2',
      'donor-1 books001-news-2',
      'donor-0 porch001-news-3',
      'donor-1 porch001-news-3',
    ])
  })

  test('two projects tell at once, by two runners: one invitation', async () => {
    await given(MONTHLY, 5)
    await given(OTHER_MONTHLY, 5)
    await published(MONTHLY)
    await published(OTHER_MONTHLY)
    await Promise.all([inbox.aRunner(), inbox.aRunner()].map((runner) => runner.runDue()))
    const all = await told()
    expect(all).toHaveLength(10)
    expect(all.filter((line) => line.endsWith('*'))).toHaveLength(5)
  })

  test('who has nothing standing there, or gave after it, is not told', async () => {
    const [gone] = await given(MONTHLY, 2)
    await inbox.db.run(sql`
      insert into refund (project_id, id, gift_id, amount_fen, state, why, asked_at)
      values (${MONTHLY}, ${`${gone}R`}, ${gone ?? ''}, 1000, 'under_way', 'undo', ${NOON})`)
    await inbox.db.run(sql`select settle_refund(${MONTHLY}, ${`${gone}R`}, ${NOON})`)
    await published(MONTHLY)
    inbox.world.now = new Date(inbox.world.now.getTime() + 1)
    await given(MONTHLY, 3)
    await inbox.runDue()
    expect(await told()).toEqual(['donor-1 books001-news-1 *'])
  })

  test('only good news of a monthly project that is open invites, and only the first', async () => {
    for (const project of [NOT_MONTHLY, MONTHLY, OTHER_MONTHLY]) await given(project, 1)
    const due = (on: string) =>
      inbox.db.run(sql`update project set next_report_due_on = ${on} where id = ${OTHER_MONTHLY}`)
    const tell = async (project: string, about?: 'correction') => {
      await published(project, about)
      await inbox.runDue()
    }
    await tell(NOT_MONTHLY)
    await due('2026-11-01')
    await tell(OTHER_MONTHLY)
    await due('2027-11-01')
    await tell(OTHER_MONTHLY)
    await tell(MONTHLY, 'correction')
    await tell(MONTHLY)
    expect(await told()).toEqual([
      'donor-0 books001-news-4',
      'donor-0 books001-news-5 *',
      'donor-0 porch001-news-2',
      'donor-0 porch001-news-3',
      'donor-0 quilt001-news-1',
    ])
  })

  test('who promised before, or gave an envelope alone, is told and not invited', async () => {
    const [, wrapped = ''] = await given(MONTHLY, 5)
    await inbox.db.run(sql`
      insert into envelope (project_id, id, gift_id, donor_id, project_ids, split, seed, amounts_fen,
        cover, hours, started_at)
      values (${MONTHLY}, ${`${MONTHLY}E1`}, ${wrapped}, 'donor-1', array[${MONTHLY}::text], 'equal', '',
        array[1000], 'round', 24, ${NOON})`)
    await aPledge('donor-2', MONTHLY, true)
    // It leads elsewhere by now, and had a month here.
    await aPledge('donor-3', OTHER_MONTHLY)
    await inbox.db.run(sql`
      insert into charge (pledge_id, period, due_on, window_ends_on, state, way, project_id, amount_fen,
        mchid, concluded_at)
      values ('P-donor-3', '2026-11', '2026-11-08', '2026-11-14', 'missed', 'reminder', ${MONTHLY}, 1000,
        'M', ${NOON})`)
    await aPledge('donor-4', OTHER_MONTHLY)
    await published(MONTHLY)
    await inbox.runDue()
    expect(await told()).toEqual([
      'donor-0 books001-news-1 *',
      'donor-1 books001-news-1',
      'donor-2 books001-news-1',
      'donor-3 books001-news-1',
      'donor-4 books001-news-1 *',
    ])
  })

  async function aPledge(donorId: string, projectId: string, ended = false) {
    await inbox.db.run(sql`
      insert into pledge (id, donor_id, seed, project_id, charity_id, mchid, amount_fen, day, hour, way,
        first, state, show_name, text_checked, started_at, ended_at, ended)
      values (${`P-${donorId}`}, ${donorId}, '', ${projectId}, 'shandu', 'M', 1000, 8, 19, 'reminder',
        'on-day', ${ended ? 'ended' : 'active'}, false, true, ${NOON}, ${ended ? NOON : null},
        ${ended ? 'donor' : null})`)
  }

  test('a batch that is told and not settled is gone on from where it was', async () => {
    await given(MONTHLY, 5)
    await published(MONTHLY)
    await drainOutbox(inbox.db, noticeReaders(SIMULATED_TEMPLATES))
    const batch = () =>
      inbox.db.one<{ donors: number }>(sql`
        select tell_report('books001-news-1', null, 2, ${inbox.world.now}) as donors`)
    // A process that dies here leaves the place behind it.
    expect(await batch()).toEqual({ donors: 2 })
    expect(await told()).toHaveLength(2)
    expect(await batch()).toEqual({ donors: 2 })
    expect(await batch()).toEqual({ donors: 1 })
    expect(await batch()).toEqual({ donors: 0 })
    await inbox.runDue()
    expect(await told()).toHaveLength(5)
    expect(await inbox.db.many(sql`select from job where name = 'notices.report'`)).toEqual([])
  })

  test('who follows is told in their own words, and neither invited nor told twice', async () => {
    await given(MONTHLY, 2)
    const follows = (donor: string, since: Date) =>
      inbox.db.run(sql`insert into follow values (${MONTHLY}, ${donor}, ${since})`)
    for (const donor of ['donor-1', 'donor-2', 'donor-4']) await follows(donor, inbox.world.now)
    await published(MONTHLY)
    await follows('donor-3', new Date(inbox.world.now.getTime() + 1))
    await inbox.runDue()
    expect(await told()).toEqual([
      'donor-0 books001-news-1 *',
      'donor-1 books001-news-1 *',
      'donor-2 books001-news-1',
      'donor-4 books001-news-1',
    ])
    const { who } = await inbox.db.one<{ who: string[] }>(sql`
      select array_agg(donor_id order by donor_id) as who from notice where facts->'follows' = 'true'`)
    expect(who).toEqual(['donor-2', 'donor-4'])
    await inbox.db.run(sql`delete from follow where donor_id = 'donor-2'`)
    await published(MONTHLY)
    await inbox.runDue()
    expect((await told()).filter((line) => line.includes('news-2'))).toHaveLength(4)
  })

  test('a message goes to whoever accepted one, without the invitation, and not at night', async () => {
    await given(MONTHLY, 3)
    for (const donor of ['donor-0', 'donor-2']) await inbox.credits(donor, NEWS, 1)
    await published(MONTHLY)
    await inbox.runDue()
    expect(inbox.sent.map(({ openid, page }) => ({ openid, page })).sort(byOpenid)).toEqual(
      ['donor-0', 'donor-2'].map((openid) => ({
        openid,
        page: 'pages/project/index?projectId=books001',
      })),
    )
    expect(JSON.stringify(inbox.sent)).not.toMatch(/每月|月捐/)
    expect(await inbox.credits('donor-0', NEWS)).toBe(0)

    await inbox.credits('donor-0', NEWS, 1)
    inbox.world.now = new Date('2026-12-01T15:30:00Z')
    await published(MONTHLY)
    await inbox.runDue()
    expect(inbox.sent).toHaveLength(2)
    inbox.world.now = new Date('2026-12-02T00:00:00Z')
    await inbox.runDue()
    expect(inbox.sent.slice(2)).toMatchObject([{ openid: 'donor-0' }])
  })
})

function byOpenid(one: { openid: string }, other: { openid: string }): number {
  return one.openid.localeCompare(other.openid)
}
