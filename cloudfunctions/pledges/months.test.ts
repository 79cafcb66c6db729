/** The months of a pledge: their days, their failures, and what passes over them. */
import { stopDatabases } from '../../tests/support/gifts'
import {
  aGiverBed,
  type GiverBed,
  MCHID,
  OTHER_MCHID,
  PROJECT,
  SECOND,
} from '../../tests/support/givers'
import { sql } from '../db'
import { closeUnpaid } from '../gifts'
import { payMissed, payMonth, pledgeStatement } from '.'

jest.setTimeout(240_000)
afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('months on %s', (kind) => {
  let bed: GiverBed
  beforeAll(async () => {
    bed = await aGiverBed(kind)
  })
  afterAll(() => bed.close())
  afterEach(async () => {
    const { broken } = bed.bank
    const lies = await bed.lies()
    const rules = [...broken]
    await bed.reset()
    expect(rules).toEqual([])
    expect(lies).toEqual([])
  })

  const noon = (day: string) => `${day}T04:00:00Z`

  test.each([
    [29, ['2027-01-29', '2027-02-28', '2027-03-29']],
    [30, ['2027-01-30', '2027-02-28', '2027-03-30']],
    [31, ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
  ])('the %sth is the last day where a month is shorter, and itself again', async (day, due) => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan, { day })
    await bed.passTo(noon(due.at(-1) ?? ''))
    const months = await bed.months(pledgeId)
    expect(months.slice(1, 1 + due.length).map((line) => line.split(' ')[2])).toEqual(due)
    expect(months.filter((line) => line.includes(' paid '))).toHaveLength(due.length + 1)
  })

  test('in a leap year the 30th is the 29th of February', async () => {
    bed.world.now = new Date(noon('2028-01-31'))
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan, { day: 30 })
    await bed.passTo(noon('2028-03-01'))
    expect((await bed.months(pledgeId))[0]).toBe('2028-02 paid 2028-02-29 x1')
  })

  test.each([
    ['two days', PROJECT, '2026-12-05T22:59:00Z', '2026-12-05T23:01:00Z'],
    ['a day', SECOND, '2026-12-06T22:59:00Z', '2026-12-06T23:01:00Z'],
  ])(
    '%s before a debit its donor is told, once, with its day and its sum',
    async (_, projectId, before, after) => {
      const lan = await bed.aDonor('lan')
      const { contract, pledgeId } = await bed.start(lan, { way: 'contract', projectId })
      const mchid = projectId === SECOND ? OTHER_MCHID : MCHID
      const signed = bed.bank.sign(contract?.contractCode ?? '', 'lan')
      await bed.tellContract('signed', signed, mchid)
      await bed.passTo(before)
      expect(await bed.notices()).toEqual([])
      await bed.passTo(after)
      expect(await bed.notices()).toEqual(['lan pledge_announced'])
      expect(
        await bed.db.one(sql`select facts from notice where kind = 'pledge_announced'`),
      ).toEqual({
        facts: { pledgeId, period: '2026-12', amountFen: 3000, dueOn: '2026-12-08' },
      })
      await bed.passTo(noon('2026-12-20'))
      expect(await bed.notices()).toEqual(['lan pledge_announced'])
    },
  )

  test('the service is down to the end of the window: only that the month was missed is told', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    bed.bank.outcome = () => 'SERVICE_DOWN'
    await bed.passTo(noon('2026-12-16'))
    expect((await bed.months(pledgeId))[0]).toMatch('2026-12 missed')
    expect(await bed.notices()).toEqual(['lan pledge_announced', 'lan pledge_missed'])
  })

  test('no money: tried on the second day and paid, told once, with a number of its own', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    bed.bank.outcome = (order) =>
      bed.bank.charges.size === 0 ? 'NO_MONEY' : order ? 'paid' : 'paid'
    await bed.passTo(noon('2026-12-08'))
    expect(await bed.show(lan, pledgeId)).toMatchObject({
      announced: true,
      nextOn: '2026-12-09',
      months: [
        {
          period: '2026-12',
          state: 'retrying',
          why: 'NO_MONEY',
          againOn: '2026-12-09',
          canPay: true,
        },
      ],
    })
    expect(await bed.notices()).toEqual(['lan pledge_announced', 'lan pledge_failed'])
    await bed.passTo(noon('2026-12-09'))
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 paid 2026-12-08 x2')
    expect((await bed.gifts()).map(({ state }) => state).sort()).toEqual(['expired', 'settled'])
    expect(await bed.notices()).toEqual(['lan pledge_announced', 'lan pledge_failed'])
  })

  test('no money at all: tried on days 1, 3 and 5 after, then missed; told of the first and of the end', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    bed.bank.outcome = () => 'NO_MONEY'
    await bed.passTo(noon('2026-12-20'))
    const asked = bed.bank.calls.filter(({ call }) => call === 'charge')
    expect(asked.map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
      '2026-12-07',
      '2026-12-08',
      '2026-12-10',
      '2026-12-12',
    ])
    expect(await bed.months(pledgeId)).toEqual([
      '2026-12 missed 2026-12-08 x4',
      '2027-01 planned 2027-01-08',
    ])
    expect(await bed.notices()).toEqual([
      'lan pledge_announced',
      'lan pledge_failed',
      'lan pledge_missed',
    ])
  })

  test('a missed month is paid later by its donor, once, also after the end', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    bed.bank.outcome = () => 'CARD'
    await bed.passTo(noon('2026-12-20'))
    const asked = { pledgeId, period: '2026-12' }
    const one = await bed.done<{ giftId: string }>(payMissed, lan, asked)
    expect(await bed.done(payMissed, lan, asked)).toEqual(one)
    // Nobody paid it: its order is closed, and another one begins.
    bed.world.now = new Date(noon('2026-12-21'))
    const two = await bed.done<{ giftId: string }>(payMissed, lan, asked)
    expect(two.giftId).not.toBe(one.giftId)
    bed.bank.payByHand(two.giftId)
    await bed.passTo(noon('2026-12-22'))
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 paid 2026-12-08 x6')
    expect(await bed.call(payMissed, lan, asked)).toMatchObject({ refused: 'MONTH_PAID' })
    expect(await bed.done(pledgeStatement, lan, { year: 2026 })).toMatchObject({
      items: [{ giftId: two.giftId, pledgeId, period: '2026-12', amountFen: 3000 }],
      givenFen: 3000,
      refundedFen: 0,
      standsFen: 3000,
    })
  })

  /** A month that the first debit could not take, and that its donor has paid a moment ago. */
  async function paidByHand() {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    bed.bank.outcome = () => (bed.bank.charges.size === 0 ? 'LIMIT' : 'paid')
    await bed.passTo(noon('2026-12-08'))
    const month = { pledgeId, period: '2026-12' }
    const { giftId } = await bed.done<{ giftId: string }>(payMonth, lan, month)
    bed.bank.payByHand(giftId)
    return { pledgeId, giftId }
  }

  test('a month that a debit could not take is paid by its donor, and not debited beside it', async () => {
    const { pledgeId } = await paidByHand()
    await bed.passTo(noon('2026-12-20'))
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 paid 2026-12-08 x2')
    expect(bed.bank.taken()).toHaveLength(1)
  })

  test('a step that comes before the news that its donor has paid makes no other order', async () => {
    const { pledgeId, giftId } = await paidByHand()
    expect(await closeUnpaid(bed.app, { mchid: MCHID, orderNumber: giftId })).toBe('booked')
    bed.world.now = new Date('2026-12-08T23:30:00Z')
    const steps = sql`
      select call from step_pledges(array[${pledgeId}::text], 'https://lantern.example', 100, ${bed.world.now})`
    expect(await bed.db.many(steps)).toEqual([])
    await bed.passTo(noon('2026-12-20'))
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 paid 2026-12-08 x2')
    expect(bed.bank.taken()).toHaveLength(1)
  })

  test('the service is down for a day: the same order, and nobody hears of it', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    const upAt = new Date('2026-12-09T00:00:00Z')
    bed.bank.outcome = () => (bed.world.now < upAt ? 'busy' : 'paid')
    await bed.passTo(noon('2026-12-09'))
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 paid 2026-12-08 x1')
    expect(await bed.notices()).toEqual(['lan pledge_announced'])
  })

  test('the service says that it was down: another order, and nobody hears of it', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    bed.bank.outcome = () => (bed.bank.charges.size < 2 ? 'SERVICE_DOWN' : 'paid')
    await bed.passTo(noon('2026-12-08'))
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 paid 2026-12-08 x3')
    expect(await bed.notices()).toEqual(['lan pledge_announced'])
  })

  test('an answer that was lost is asked after, and nothing is charged twice', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    bed.bank.outcome = () => 'lost'
    await bed.passTo(noon('2026-12-08'))
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 paid 2026-12-08 x1')
    expect(bed.bank.charges.size).toBe(1)
  })

  test('months that the clock jumps over are missed, and only one whose window lasts is asked for', async () => {
    const lan = await bed.aDonor('lan')
    const wen = await bed.aDonor('wen')
    const one = await bed.signed(lan)
    const other = await bed.start(wen)
    await bed.jumpTo(noon('2027-03-10'))
    expect(await bed.months(one.pledgeId)).toEqual([
      '2026-12 missed 2026-12-08',
      '2027-01 missed 2027-01-08',
      '2027-02 missed 2027-02-08',
      '2027-03 announced 2027-03-08',
    ])
    expect(await bed.months(other.pledgeId)).toEqual([
      '2026-12 missed 2026-12-08',
      '2027-01 missed 2027-01-08',
      '2027-02 missed 2027-02-08',
      '2027-03 announced 2027-03-08',
    ])
    await bed.passTo(noon('2027-03-12'))
    expect((await bed.months(one.pledgeId))[3]).toBe('2027-03 paid 2027-03-08 x1')
    expect(bed.bank.taken()).toHaveLength(1)
    // A month that never was announced can be paid all the same, as the pledge stands.
    const { giftId } = await bed.done<{ giftId: string }>(payMissed, wen, {
      pledgeId: other.pledgeId,
      period: '2027-01',
    })
    bed.bank.payByHand(giftId)
    await bed.passTo(noon('2027-03-13'))
    expect((await bed.months(other.pledgeId))[1]).toBe('2027-01 paid 2027-01-08 x1')
  })

  test('a project that takes nothing holds its months, tells once, and lets go by itself', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    await bed.db.run(
      sql`update project set next_report_due_on = '2026-12-02' where id = ${PROJECT}`,
    )
    await bed.passTo(noon('2026-12-08'))
    const held = await bed.show(lan, pledgeId)
    expect(held).toMatchObject({ state: 'active', held: 'REPORT_LATE' })
    expect(held.nextOn).toBeUndefined()
    expect(await bed.notices()).toEqual(['lan pledge_held'])
    await bed.db.run(
      sql`update project set next_report_due_on = '2040-01-01' where id = ${PROJECT}`,
    )
    await bed.passTo(noon('2026-12-12'))
    expect((await bed.show(lan, pledgeId)).held).toBeUndefined()
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 paid 2026-12-08 x1')
    expect(await bed.notices()).toEqual(['lan pledge_held', 'lan pledge_announced'])
  })

  test('held over its whole window a month is missed, and the next one is held too', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    await bed.db.run(sql`update project set state = 'closed' where id = ${PROJECT}`)
    await bed.passTo(noon('2027-01-09'))
    expect(await bed.months(pledgeId)).toEqual([
      '2026-12 missed 2026-12-08',
      '2027-01 planned 2027-01-08',
    ])
    expect(await bed.notices()).toEqual(['lan pledge_held'])
    expect(await bed.call(payMissed, lan, { pledgeId, period: '2026-12' })).toMatchObject({
      refused: 'PROJECT_ENDED',
    })
  })

  test('a gift that the project could not take any more is a missed month, and goes back', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    await bed.passTo(noon('2026-12-09'))
    const { giftId } = await bed.done<{ giftId: string }>(payMonth, lan, {
      pledgeId,
      period: '2026-12',
    })
    await bed.db.run(sql`update project set state = 'closed' where id = ${PROJECT}`)
    bed.bank.payByHand(giftId)
    await bed.passTo(noon('2026-12-10'))
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 missed 2026-12-08 x1')
  })

  test('a reminder that comes at night waits for the morning', async () => {
    const lan = await bed.aDonor('lan')
    await bed.start(lan)
    await bed.jumpTo('2026-12-08T17:00:00Z')
    expect(await bed.notices()).toEqual([])
    await bed.passTo('2026-12-09T00:00:00Z')
    expect(await bed.notices()).toEqual(['lan pledge_due'])
  })
})
