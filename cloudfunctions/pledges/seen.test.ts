/** Where pledges are seen beside their own page: gifts, a project's page, figures, the audit. */

import type { Gift } from '../../contracts/gifts'
import type { Project } from '../../contracts/projects'
import { stopDatabases } from '../../tests/support/gifts'
import { aGiverBed, type GiverBed, MCHID } from '../../tests/support/givers'
import { look } from '../checks/finding'
import { pledgeChecks } from '../checks/pledges'
import { sql } from '../db'
import { gaugesOf } from '../gauges'
import { myGifts, showGift, syncGift } from '../gifts'
import { projectPages } from '../projects'
import { endPledge, pausePledge } from '.'

jest.setTimeout(240_000)
afterAll(stopDatabases)

const MONTHLY = 'books001'

describe.each(['pglite', 'postgresql'] as const)('seen on %s', (kind) => {
  let bed: GiverBed
  beforeAll(async () => {
    bed = await aGiverBed(kind)
  })
  afterAll(() => bed.close())
  afterEach(() => bed.reset())

  const page = async (projectId: string) => {
    const pages = projectPages({
      db: bed.db,
      clock: bed.app.clock,
      elapsedMs: () => performance.now(),
      openName: bed.app.sealer.open,
      debits: bed.bank.debit.plans,
    })
    return JSON.parse((await pages.show(projectId))?.json ?? '{}') as Project
  }

  test('a monthly project’s page says how many give every month, and what that comes to', async () => {
    const lan = await bed.aDonor('lan')
    expect(await page(MONTHLY)).toMatchObject({
      monthlyGivers: { people: 0, monthlyFen: 0 },
      contractOffered: true,
    })
    const one = await bed.start(lan, { projectId: MONTHLY })
    const two = await bed.start(lan, { projectId: MONTHLY, amountFen: 5000 })
    await bed.start(lan, { projectId: MONTHLY, first: 'now' })
    // One person with two of them is one person.
    expect((await page(MONTHLY)).monthlyGivers).toEqual({ people: 1, monthlyFen: 8000 })
    const wen = await bed.aDonor('wen')
    const third = await bed.start(wen, { projectId: MONTHLY })
    expect((await page(MONTHLY)).monthlyGivers).toEqual({ people: 2, monthlyFen: 11000 })
    await bed.done(endPledge, wen, { pledgeId: third.pledgeId })
    await bed.done(pausePledge, lan, { pledgeId: one.pledgeId, until: '2027-01-01' })
    expect((await page(MONTHLY)).monthlyGivers).toEqual({ people: 1, monthlyFen: 5000 })
    await bed.done(endPledge, lan, { pledgeId: two.pledgeId })
    expect((await page(MONTHLY)).monthlyGivers).toEqual({ people: 0, monthlyFen: 0 })
    expect((await page('quilt001')).monthlyGivers).toBeUndefined()
  })

  test('a gift names its pledge and its month, and one that is debited is asked after as such', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    await bed.passTo('2026-12-07T23:00:00Z')
    const [gift] = await bed.gifts()
    const giftId = gift?.id ?? ''
    expect(await bed.done<Gift>(showGift, lan, { giftId })).toMatchObject({
      state: 'started',
      pledgeId,
      period: '2026-12',
    })
    expect(await bed.done<Gift>(syncGift, lan, { giftId })).toMatchObject({ state: 'settled' })
    expect(await bed.done(myGifts, lan, {})).toMatchObject({ items: [{ giftId, pledgeId }] })
  })

  test('figures say how far the day is', async () => {
    for (const name of ['lan', 'wen', 'bo']) await bed.signed(await bed.aDonor(name))
    bed.bank.outcome = (order) => (bed.bank.charges.size === 0 && order ? 'NO_MONEY' : 'paid')
    const figures = async () => {
      const all = await Promise.all(
        gaugesOf(bed.app).map(async ({ name, read }) => [name, await read()] as const),
      )
      return Object.fromEntries(all.filter(([name]) => name.startsWith('lantern_pledges')))
    }
    await bed.passTo('2026-12-07T04:00:00Z')
    expect(await figures()).toMatchObject({ lantern_pledges_announced: 3, lantern_pledges_due: 0 })
    bed.world.now = new Date('2026-12-08T01:00:00Z')
    expect(await figures()).toMatchObject({ lantern_pledges_due: 3, lantern_pledges_claimed: 0 })
    await bed.db.run(sql`
      update job set leased_until = now() + interval '1 minute'
      where key in (select key from job where name = 'pledges.step' order by key limit 2)`)
    expect(await figures()).toMatchObject({ lantern_pledges_due: 3, lantern_pledges_claimed: 2 })
    await bed.db.run(sql`update job set leased_until = null`)
    await bed.passTo('2026-12-08T04:00:00Z')
    expect(await figures()).toEqual({
      lantern_pledges_due: 0,
      lantern_pledges_claimed: 0,
      lantern_pledges_timed_today: 3,
      lantern_pledges_announced: 0,
      lantern_pledges_charging: 0,
      lantern_pledges_retrying: 1,
      lantern_pledges_paid_today: 2,
      lantern_pledges_recovered_today: 0,
      lantern_pledges_failed_today: 1,
    })
    await bed.passTo('2026-12-09T04:00:00Z')
    expect(await figures()).toMatchObject({
      lantern_pledges_paid_today: 1,
      lantern_pledges_recovered_today: 1,
    })
    await bed.db.run(sql`
      update pace set minute = date_trunc('minute', clock_timestamp()), sent_before = 300000
      where mchid = ${MCHID} and call = 'charge'`)
    const share = gaugesOf(bed.app).find(({ name }) => name === 'lantern_debits_paced_share')
    expect(await share?.read()).toBe(0.5)
  })

  test('a month whose gift went back says so, and is no more in the sums', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    await bed.passTo('2026-12-09T04:00:00Z')
    const undo = (state: string, fen: number) =>
      bed.db.script(`set session_replication_role = replica;
        update gift set state = '${state}', refunded_fen = ${fen};
        set session_replication_role = origin`)
    await undo('refunded', 3000)
    const pledge = await bed.show(lan, pledgeId)
    await undo('settled', 0)
    expect(pledge).toMatchObject({ gifts: 0, totalFen: 0, given: [] })
    expect(pledge.months.find(({ state }) => state === 'paid')).toMatchObject({ refundedFen: 3000 })
  })

  test('what does not fit is named by the audit', async () => {
    const lan = await bed.aDonor('lan')
    await bed.signed(lan)
    const { pledgeId } = await bed.start(lan)
    await bed.passTo('2026-12-09T04:00:00Z')
    const lies = async () =>
      (await Promise.all(pledgeChecks.map((check) => look(bed.db, check)))).flatMap((f) => f.lies)
    expect(await lies()).toEqual([])
    await bed.db.script(`set session_replication_role = replica;
      update charge set state = 'missed' where state = 'paid';
      update charge set state = 'paid', concluded_at = now() where pledge_id = '${pledgeId}' and state = 'announced';
      update pledge_total set monthly_fen = monthly_fen + 1;
      insert into charge_attempt (pledge_id, period, attempt, project_id, gift_id, made_by)
        select pledge_id, period, 2, project_id, 'quilt001-more', 'debit' from charge_attempt;
      insert into gift select (jsonb_populate_record(g, '{"id": "quilt001-more"}')).* from gift g;
      set session_replication_role = origin`)
    const told = (await lies()).join('\\n')
    expect(told).toMatch(/2026-12 has 2 gifts/)
    expect(told).toMatch(/is no charge, its gift settled/)
    expect(told).toMatch(/2026-12 is paid, its gift missing/)
    expect(told).toMatch(/quilt001 says 2 of 1 with 6001, they are 2 of 1 with 6000/)
  })
})
