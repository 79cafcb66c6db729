/** What the database itself refuses, whoever asks: pledges and charges, stated a second time. */
import { stopDatabases } from '../../tests/support/gifts'
import { aGiverBed, type GiverBed } from '../../tests/support/givers'
import { type Sql, sql } from '../db'

jest.setTimeout(240_000)
afterAll(stopDatabases)

const CHARGES = ['planned', 'announced', 'charging', 'retrying', 'paid', 'missed', 'skipped']
const LEGAL: Record<string, string[]> = {
  planned: ['announced', 'missed', 'skipped'],
  announced: ['charging', 'paid', 'missed', 'skipped'],
  charging: ['retrying', 'paid', 'missed', 'skipped'],
  retrying: ['charging', 'paid', 'missed', 'skipped'],
  paid: [],
  missed: ['paid'],
  skipped: ['paid'],
}
const WAYS: Record<string, string[]> = {
  planned: [],
  announced: ['announced'],
  charging: ['announced', 'charging'],
  retrying: ['announced', 'charging', 'retrying'],
  paid: ['announced', 'paid'],
  missed: ['announced', 'missed'],
  skipped: ['announced', 'skipped'],
}
const PLEDGES = ['signing', 'active', 'paused', 'ended']
const LIVES: Record<string, string[]> = {
  signing: ['active', 'ended'],
  active: ['paused', 'ended'],
  paused: ['active', 'ended'],
  ended: [],
}

describe.each(['pglite', 'postgresql'] as const)('%s refuses', (kind) => {
  let bed: GiverBed
  let pledgeId: string
  beforeAll(async () => {
    bed = await aGiverBed(kind)
  })
  afterAll(() => bed.close())
  beforeEach(async () => {
    ;({ pledgeId } = await bed.start(await bed.aDonor('lan')))
  })
  afterEach(() => bed.reset())

  let months = 0
  async function aCharge(state: string): Promise<string> {
    months += 1
    const period = `20${20 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
    await bed.db.run(sql`delete from charge where pledge_id = ${pledgeId} and state = 'planned'`)
    await bed.db.script('set session_replication_role = replica')
    await bed.db.run(sql`update charge set state = 'paid', concluded_at = now(), way = 'reminder',
      project_id = 'quilt001', amount_fen = 1, mchid = 'm' where pledge_id = ${pledgeId}`)
    await bed.db.script('set session_replication_role = origin')
    await bed.db.run(sql`
      insert into charge (pledge_id, period, due_on, window_ends_on, state)
      values (${pledgeId}, ${period}, ${`${period}-08`}, ${`${period}-14`}, 'planned')`)
    for (const step of WAYS[state] ?? []) await move(period, step)
    return period
  }
  const move = (period: string, state: string) =>
    bed.db.run(sql`
      update charge set state = ${state}, way = coalesce(way, 'reminder'),
        project_id = coalesce(project_id, 'quilt001'), amount_fen = coalesce(amount_fen, 3000),
        mchid = coalesce(mchid, 'm'),
        concluded_at = ${['paid', 'missed', 'skipped'].includes(state) ? bed.world.now : null}
      where pledge_id = ${pledgeId} and period = ${period}`)

  test.each(CHARGES)('every illegal move of a charge that is %s', async (from) => {
    for (const to of CHARGES.filter((state) => state !== from)) {
      const moved = move(await aCharge(from), to)
      if (LEGAL[from]?.includes(to)) expect(await moved).toBe(1)
      else await expect(moved).rejects.toThrow('a charge cannot make this move')
    }
  })

  test.each(PLEDGES)('every illegal move of a pledge that is %s', async (from) => {
    for (const to of PLEDGES.filter((state) => state !== from)) {
      await bed.db.script('set session_replication_role = replica')
      await movePledge(from)
      // As if they had been counted.
      await bed.db.run(sql`update pledge_total set pledges = 10, people = 5, monthly_fen = 100000`)
      await bed.db.script('set session_replication_role = origin')
      const moved = movePledge(to)
      if (LIVES[from]?.includes(to)) expect(await moved).toBe(1)
      else await expect(moved).rejects.toThrow(/a pledge cannot make this move|ended is frozen/)
    }
  })
  const movePledge = (state: string) =>
    bed.db.run(sql`
      update pledge set state = ${state}, resumes_on = ${state === 'paused' ? '2027-01-01' : null}::date,
        ended_at = ${state === 'ended' ? bed.world.now : null}, ended = ${state === 'ended' ? 'donor' : null}
      where id = ${pledgeId}`)

  test('a second open charge, other terms of one that is announced, and its removal', async () => {
    const period = await aCharge('announced')
    const refused = (query: Sql, why: string | RegExp) =>
      expect(bed.db.run(query)).rejects.toThrow(why)
    await refused(
      sql`insert into charge (pledge_id, period, due_on, window_ends_on, state)
        values (${pledgeId}, '2031-01', '2031-01-08', '2031-01-14', 'planned')`,
      'charge_open',
    )
    for (const change of [
      sql`amount_fen = 1`,
      sql`project_id = 'lamp0001'`,
      sql`due_on = '2031-01-09'`,
      sql`way = 'contract'`,
      sql`mchid = 'n'`,
    ]) {
      await refused(
        sql`update charge set ${change} where pledge_id = ${pledgeId} and period = ${period}`,
        'a charge that was announced is frozen',
      )
    }
    await refused(sql`delete from charge where pledge_id = ${pledgeId}`, 'charges are kept')
    await refused(sql`delete from pledge`, 'pledges are kept')
    await refused(sql`truncate charge_attempt`, 'attempts are kept')
    await refused(sql`update pledge set donor_id = 'wen'`, /frozen|violates/)
  })

  test('a second attempt while the first may still be paid', async () => {
    const lan = await bed.aDonor('lan')
    const now = await bed.start(lan, { first: 'now' })
    const second = sql`
      insert into charge_attempt (pledge_id, period, attempt, project_id, gift_id, made_by)
      values (${now.pledgeId}, '2026-12', 2, 'quilt001', 'quilt001-two', 'donor')`
    await expect(bed.db.run(second)).rejects.toThrow('the attempt before may still be paid')
    await bed.db.run(
      sql`update gift set state = 'settled', settled_at = started_at where id = ${now.giftId}`,
    )
    await expect(bed.db.run(second)).rejects.toThrow('the attempt before may still be paid')
    const other = await bed.start(lan, { first: 'now' })
    await bed.db.run(sql`update gift set state = 'expired' where id = ${other.giftId}`)
    await bed.db.run(sql`
      insert into charge_attempt (pledge_id, period, attempt, project_id, gift_id, made_by)
      values (${other.pledgeId}, '2026-12', 2, 'quilt001', 'quilt001-two', 'donor')`)
  })

  test('a contract that moves backwards, or becomes another one', async () => {
    const { code } = await bed.signed(await bed.aDonor('lan'))
    const refused = (change: Sql) =>
      expect(bed.db.run(sql`update contract set ${change} where code = ${code}`)).rejects.toThrow(
        'a contract cannot make this move',
      )
    await refused(sql`state = 'asked'`)
    await refused(sql`contract_id = 'another'`)
    await refused(sql`mchid = 'another'`)
    await bed.db.run(sql`update contract set state = 'ended' where code = ${code}`)
    await refused(sql`state = 'signed'`)
  })
})
