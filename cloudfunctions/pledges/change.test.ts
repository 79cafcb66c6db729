/** What a donor changes alone, and who may not. */

import type { ContractInvitation, Pledge } from '../../contracts/pledges'
import { stopDatabases } from '../../tests/support/gifts'
import { aGiverBed, type GiverBed, OTHER_MCHID, PROJECT, SECOND } from '../../tests/support/givers'
import { sql } from '../db'
import {
  changePledge,
  dropChange,
  endPledge,
  myPledges,
  pausePledge,
  payMissed,
  payMonth,
  resumePledge,
  showPledge,
  skipMonth,
  syncPledge,
} from '.'

jest.setTimeout(240_000)
afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('a donor alone on %s', (kind) => {
  let bed: GiverBed
  beforeAll(async () => {
    bed = await aGiverBed(kind)
  })
  afterAll(() => bed.close())
  afterEach(async () => {
    const lies = await bed.lies()
    const rules = [...bed.bank.broken]
    await bed.reset()
    expect(rules).toEqual([])
    expect(lies).toEqual([])
  })

  const noon = (day: string) => `${day}T04:00:00Z`
  const states = async (pledgeId: string) => {
    const { state, held, ended } = await bed.db.one<Record<string, unknown>>(
      sql`select state, held, ended from pledge where id = ${pledgeId}`,
    )
    return { state, held, ended }
  }

  test('changes sum and day: what is announced stays, and the next month is as it is now', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    expect(await bed.done(changePledge, lan, { pledgeId, amountFen: 5000, day: 20 })).toMatchObject(
      {
        nextOn: '2026-12-20',
        nextFen: 5000,
        announced: false,
      },
    )
    await bed.passTo(noon('2026-12-18'))
    expect(await bed.done(changePledge, lan, { pledgeId, amountFen: 2000, day: 5 })).toMatchObject({
      nextOn: '2026-12-20',
      nextFen: 5000,
      announced: true,
      amountFen: 2000,
    })
    await bed.passTo(noon('2026-12-21'))
    expect(await bed.show(lan, pledgeId)).toMatchObject({
      totalFen: 5000,
      nextOn: '2027-01-05',
      nextFen: 2000,
    })
    await bed.passTo(noon('2027-01-06'))
    expect(await bed.show(lan, pledgeId)).toMatchObject({ totalFen: 7000 })
  })

  test('pauses over the due day, and goes on by itself; the month between is skipped', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    expect(await bed.done(pausePledge, lan, { pledgeId, until: '2027-02-01' })).toMatchObject({
      state: 'paused',
      resumesOn: '2027-02-01',
      nextOn: '2027-02-08',
    })
    await bed.passTo(noon('2027-02-09'))
    expect(await bed.notices()).toEqual(['lan pledge_paused_over', 'lan pledge_announced'])
    expect(await bed.months(pledgeId)).toEqual([
      '2027-02 paid 2027-02-08 x1',
      '2027-03 planned 2027-03-08',
    ])
  })

  test('a month that was announced is skipped by a pause, and is not made up', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    await bed.passTo(noon('2026-12-07'))
    await bed.done(pausePledge, lan, { pledgeId, until: '2026-12-20' })
    await bed.passTo(noon('2026-12-21'))
    expect(await bed.months(pledgeId)).toEqual([
      '2026-12 skipped 2026-12-08',
      '2027-01 planned 2027-01-08',
    ])
  })

  test('goes on before the pause is over: the next day counts, and passed months are skipped', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    await bed.passTo(noon('2026-12-10'))
    await bed.done(pausePledge, lan, { pledgeId, until: '2027-06-01' })
    await bed.passTo(noon('2027-02-20'))
    const pledge = await bed.done(resumePledge, lan, { pledgeId })
    expect(pledge).toMatchObject({ state: 'active', nextOn: '2027-03-08' })
    expect(await bed.done(resumePledge, lan, { pledgeId })).toEqual(pledge)
    expect(await bed.months(pledgeId)).toEqual([
      '2026-12 paid 2026-12-08 x1',
      '2027-01 skipped 2027-01-08',
      '2027-02 skipped 2027-02-08',
      '2027-03 planned 2027-03-08',
    ])
  })

  test('skips the next month, twice the same', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    const asked = { pledgeId, period: '2026-12' }
    const pledge = await bed.done(skipMonth, lan, asked)
    expect(pledge).toMatchObject({ nextOn: '2027-01-08' })
    expect(await bed.done(skipMonth, lan, asked)).toEqual(pledge)
  })

  test('ends: nothing more is charged, the contract is ended, and again it is the same', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, code } = await bed.signed(lan)
    await bed.passTo(noon('2026-12-07'))
    const pledge = await bed.done(endPledge, lan, { pledgeId })
    expect(pledge).toMatchObject({ state: 'ended', ended: 'donor', announced: false })
    expect(await bed.done(endPledge, lan, { pledgeId })).toEqual(pledge)
    await bed.passTo(noon('2027-02-01'))
    expect(bed.bank.taken()).toEqual([])
    expect(bed.bank.contracts.get(code)?.ended).toBe(true)
    expect(await bed.db.many(sql`select from job where name = 'pledges.step'`)).toEqual([])
    expect(await bed.done(myPledges, lan, {})).toMatchObject({ items: [{ pledgeId }] })
  })

  test('ends while a charge is under way: that may still come, and is shown', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    bed.bank.outcome = () => 'slow'
    await bed.passTo('2026-12-08T00:00:00Z')
    expect(await bed.call(skipMonth, lan, { pledgeId, period: '2026-12' })).toMatchObject({
      refused: 'MONTH_UNDER_WAY',
    })
    const [gift] = await bed.gifts()
    expect(await bed.done(endPledge, lan, { pledgeId })).toMatchObject({
      underWay: { period: '2026-12', giftId: gift?.id },
    })
    await bed.passTo(noon('2026-12-09'))
    expect(await bed.months(pledgeId)).toEqual(['2026-12 paid 2026-12-08 x1'])
    expect(await bed.show(lan, pledgeId)).toMatchObject({ state: 'ended', totalFen: 3000 })
  })

  test('ends while a charge is under way that does not come about: the month says by which order', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    bed.bank.outcome = () => 'slow'
    await bed.passTo('2026-12-08T00:00:00Z')
    await bed.done(endPledge, lan, { pledgeId })
    for (const charge of bed.bank.charges.values()) charge.outcome = 'NO_MONEY'
    await bed.passTo(noon('2026-12-10'))
    const [gift] = await bed.gifts()
    const { months, ...rest } = await bed.show(lan, pledgeId)
    expect(months).toMatchObject([{ state: 'skipped', way: 'contract', giftId: gift?.id }])
    expect(months[0]).not.toHaveProperty('paying')
    expect(rest).toMatchObject({ state: 'ended', totalFen: 0 })
  })

  test('takes another way: by contract once it is signed, by reminder at once', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    type Changed = Pledge & { contract?: ContractInvitation }
    const asked = await bed.done<Changed>(changePledge, lan, {
      pledgeId,
      way: 'contract',
      amountFen: 4000,
    })
    expect(asked).toMatchObject({
      way: 'reminder',
      amountFen: 3000,
      unsigned: { projectId: PROJECT },
    })
    const again = await bed.done<Changed>(changePledge, lan, {
      pledgeId,
      way: 'contract',
      amountFen: 4000,
    })
    expect(again.contract?.contractCode).toBe(asked.contract?.contractCode)
    const code = again.contract?.contractCode ?? ''
    await bed.tellContract('signed', bed.bank.sign(code, 'lan'))
    expect(await bed.show(lan, pledgeId)).toMatchObject({
      way: 'contract',
      amountFen: 4000,
      nextOn: '2026-12-08',
    })
    await bed.passTo(noon('2026-12-08'))
    expect(await bed.show(lan, pledgeId)).toMatchObject({ totalFen: 4000 })
    await bed.done(changePledge, lan, { pledgeId, way: 'reminder' })
    await bed.passTo(noon('2026-12-09'))
    expect(bed.bank.contracts.get(code)?.ended).toBe(true)
    expect(await bed.show(lan, pledgeId)).toMatchObject({ state: 'active', way: 'reminder' })
  })

  test('a change that waits for its contract can be dropped, and counts for nothing when it is signed after all', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    const before = await bed.show(lan, pledgeId)
    type Changed = Pledge & { contract?: ContractInvitation }
    const wish = { pledgeId, way: 'contract', amountFen: 4000 }
    const { contract, unsigned } = await bed.done<Changed>(changePledge, lan, wish)
    expect(unsigned).toEqual({ projectId: PROJECT })
    expect(await bed.done(dropChange, lan, { pledgeId })).toEqual(before)
    expect(await bed.done(dropChange, lan, { pledgeId })).toEqual(before)
    const code = contract?.contractCode ?? ''
    await bed.tellContract('signed', bed.bank.sign(code, 'lan'))
    await bed.passTo('2026-12-01T05:00:00Z')
    expect(await bed.show(lan, pledgeId)).toEqual(before)
    expect(bed.bank.contracts.get(code)?.ended).toBe(true)
    const anew = await bed.done<Changed>(changePledge, lan, wish)
    expect(anew.contract?.contractCode).not.toBe(code)
  })

  test('takes another charity’s project by contract: signed first, and the old contract ends', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, code } = await bed.signed(lan)
    const { contract } = await bed.done<{ contract: ContractInvitation }>(changePledge, lan, {
      pledgeId,
      projectId: SECOND,
    })
    expect(await bed.show(lan, pledgeId)).toMatchObject({ projectId: PROJECT })
    await bed.tellContract('signed', bed.bank.sign(contract.contractCode, 'lan'), OTHER_MCHID)
    expect(await bed.show(lan, pledgeId)).toMatchObject({ projectId: SECOND })
    await bed.passTo(noon('2026-12-09'))
    expect(bed.bank.contracts.get(code)?.ended).toBe(true)
    expect(await bed.show(lan, pledgeId)).toMatchObject({ state: 'active', totalFen: 3000 })
    expect((await bed.gifts())[0]?.id).toMatch(new RegExp(`^${SECOND}-`))
  })

  test('mends a held pledge with another project, in the same month', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    await bed.db.run(sql`update project set state = 'closed' where id = ${PROJECT}`)
    await bed.passTo(noon('2026-12-09'))
    expect(await states(pledgeId)).toMatchObject({ held: 'PROJECT_ENDED' })
    expect(await bed.done(changePledge, lan, { pledgeId, projectId: 'books001' })).toMatchObject({
      nextOn: '2026-12-08',
    })
    await bed.passTo('2026-12-09T05:00:00Z')
    expect(await bed.months(pledgeId)).toEqual(['2026-12 announced 2026-12-08'])
  })

  test('a pause by contract that ends on the due day is announced before, and debited on that day', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    await bed.passTo(noon('2026-12-09'))
    expect(await bed.done(pausePledge, lan, { pledgeId, until: '2027-02-08' })).toMatchObject({
      nextOn: '2027-02-08',
    })
    await bed.passTo(noon('2027-02-07'))
    expect(await bed.show(lan, pledgeId)).toMatchObject({
      state: 'paused',
      announced: true,
      nextOn: '2027-02-08',
    })
    await bed.passTo(noon('2027-02-08'))
    expect(await bed.months(pledgeId)).toEqual([
      '2026-12 paid 2026-12-08 x1',
      '2027-01 skipped 2027-01-08',
      '2027-02 paid 2027-02-08 x1',
      '2027-03 planned 2027-03-08',
    ])
    expect((await bed.gifts()).length).toBe(2)
    const paidOn = await bed.db.many(sql`select paid_at from payment order by paid_at desc limit 1`)
    expect(JSON.stringify(paidOn)).toContain('2027-02-07T23:')
  })

  test('where the service tells its payer, the debit is on the day of the pause’s end as well', async () => {
    const lan = await bed.aDonor('lan')
    const { contract, pledgeId } = await bed.start(lan, { way: 'contract', projectId: SECOND })
    const signed = bed.bank.sign(contract?.contractCode ?? '', 'lan')
    await bed.tellContract('signed', signed, OTHER_MCHID)
    await bed.done(pausePledge, lan, { pledgeId, until: '2026-12-08' })
    await bed.passTo(noon('2026-12-08'))
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 paid 2026-12-08 x1')
  })

  test('a pause that is made longer takes back what was announced in its last days', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    await bed.done(pausePledge, lan, { pledgeId, until: '2026-12-08' })
    await bed.passTo(noon('2026-12-07'))
    expect(await bed.done(pausePledge, lan, { pledgeId, until: '2026-12-20' })).toMatchObject({
      nextOn: '2027-01-08',
      notBefore: '2026-12-17',
    })
    await bed.passTo(noon('2027-01-05'))
    expect(bed.bank.taken()).toEqual([])
    await bed.passTo(noon('2027-01-08'))
    expect(bed.bank.taken()).toHaveLength(1)
  })

  test('a project that is late in the last days of a pause is held, and told of', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    await bed.done(pausePledge, lan, { pledgeId, until: '2026-12-08' })
    await bed.db.run(sql`update project set state = 'closed' where id = ${PROJECT}`)
    await bed.passTo(noon('2026-12-07'))
    expect(await states(pledgeId)).toMatchObject({ state: 'paused', held: 'PROJECT_ENDED' })
    await bed.passTo(noon('2026-12-09'))
    expect(await states(pledgeId)).toMatchObject({ state: 'active', held: 'PROJECT_ENDED' })
    expect(await bed.notices()).toEqual(['lan pledge_held', 'lan pledge_paused_over'])
  })

  test('an announced month is skipped for a nearer day: promised is what the service’s cycle allows', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan, { day: 29 })
    await bed.passTo(noon('2026-12-27'))
    await bed.done(changePledge, lan, { pledgeId, amountFen: 5000, day: 1 })
    expect(await bed.done(skipMonth, lan, { pledgeId, period: '2026-12' })).toMatchObject({
      nextOn: '2027-02-01',
      nextFen: 5000,
      notBefore: '2027-01-07',
    })
    expect(await bed.done(changePledge, lan, { pledgeId, day: 7 })).toMatchObject({
      nextOn: '2027-01-07',
    })
    await bed.passTo(noon('2027-01-07'))
    expect(bed.bank.taken()).toHaveLength(1)
    expect((await bed.show(lan, pledgeId)).notBefore).toBeUndefined()
  })

  test('an announcement that the cycle forbids is put off to its end, and not asked for over and over', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    await bed.passTo(noon('2026-12-06'))
    await bed.done(skipMonth, lan, { pledgeId, period: '2026-12' })
    // As if it had been planned before this was known.
    await bed.db.script(`set session_replication_role = replica;
      update charge set due_on = '2026-12-12', window_ends_on = '2026-12-18', period = '2026-11',
        next_at = '2026-12-10 08:00+08' where state = 'planned';
      update job set due_at = '2026-12-10 08:00+08' where name = 'pledges.step';
      set session_replication_role = origin`)
    await bed.passTo(noon('2026-12-14'))
    expect(bed.bank.broken).toEqual(['announced 4 days after the notice before'])
    bed.bank.broken.length = 0
    expect(await bed.show(lan, pledgeId)).toMatchObject({ nextOn: '2026-12-17' })
    await bed.passTo(noon('2026-12-17'))
    expect(bed.bank.taken()).toHaveLength(1)
  })

  test('a month that is due stays its project’s, and money is summed by where it went', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    await bed.passTo(noon('2026-12-09'))
    await bed.done(changePledge, lan, { pledgeId, projectId: SECOND })
    const { giftId } = await bed.done<{ giftId: string }>(payMonth, lan, {
      pledgeId,
      period: '2026-12',
    })
    expect(giftId).toMatch(new RegExp(`^${PROJECT}-`))
    bed.bank.payByHand(giftId)
    const paid = await bed.done(syncPledge, lan, { pledgeId })
    expect(paid).toMatchObject({
      projectId: SECOND,
      given: [{ projectId: PROJECT, totalFen: 3000, gifts: 1 }],
    })
    expect(paid.months.find(({ period }) => period === '2026-12')).toMatchObject({
      projectId: PROJECT,
      way: 'reminder',
      giftId,
    })
  })

  test('ends before the first order is paid: that is closed, and nobody can pay it', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, giftId = '' } = await bed.start(lan, { first: 'now' })
    expect(await bed.done(endPledge, lan, { pledgeId })).toMatchObject({
      state: 'ended',
      ended: 'unpaid',
    })
    expect(() => bed.bank.payByHand(giftId)).toThrow('nothing is open')
    expect(await bed.gifts()).toMatchObject([{ state: 'expired' }])
  })

  test('ends while the first order is being paid: what was paid is told of', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, giftId = '' } = await bed.start(lan, { first: 'now' })
    bed.bank.payByHand(giftId)
    expect(await bed.done(endPledge, lan, { pledgeId })).toMatchObject({
      state: 'ended',
      ended: 'donor',
      gifts: 1,
      totalFen: 3000,
      months: [{ state: 'paid' }],
    })
    expect(await bed.done(myPledges, lan, {})).toMatchObject({ items: [{ pledgeId }] })
  })

  test.each([
    ['skipped', skipMonth, { period: '2026-12' }],
    ['paused over', pausePledge, { until: '2027-02-01' }],
  ] as const)(
    'a month whose order is open is %s: that is closed, and nobody can pay it',
    async (_, change, more) => {
      const lan = await bed.aDonor('lan')
      const { pledgeId } = await bed.start(lan)
      await bed.passTo('2026-12-08T12:00:00Z')
      const month = { pledgeId, period: '2026-12' }
      const { giftId } = await bed.done<{ giftId: string }>(payMonth, lan, month)
      const left = await bed.done(change, lan, { pledgeId, ...more })
      expect(left.months.find(({ period }) => period === '2026-12')).toMatchObject({
        state: 'skipped',
      })
      expect(() => bed.bank.payByHand(giftId)).toThrow('nothing is open')
      expect(await bed.gifts()).toMatchObject([{ state: 'expired' }])
    },
  )

  test('a month is skipped that was paid a moment ago: it is told to be paid', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    await bed.passTo('2026-12-08T12:00:00Z')
    const month = { pledgeId, period: '2026-12' }
    const { giftId } = await bed.done<{ giftId: string }>(payMonth, lan, month)
    bed.bank.payByHand(giftId)
    const told = await bed.done(skipMonth, lan, month)
    expect(told.months.find(({ period }) => period === '2026-12')).toMatchObject({ state: 'paid' })
  })

  test('a month whose payment was opened says so until it is known, due or missed', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    const december = async () =>
      (await bed.show(lan, pledgeId)).months.find(({ period }) => period === '2026-12')
    const month = { pledgeId, period: '2026-12' }
    await bed.passTo('2026-12-08T12:00:00Z')
    expect(await december()).not.toHaveProperty('paying')
    await bed.done(payMonth, lan, month)
    expect(await december()).toMatchObject({ state: 'announced', paying: true, canPay: true })
    await bed.passTo('2027-01-08T12:00:00Z')
    expect(await december()).not.toHaveProperty('paying')
    await bed.done(payMissed, lan, month)
    expect(await december()).toMatchObject({ state: 'missed', paying: true, canPay: true })
  })

  test('a month is skipped while its payment is under way: what is told says so, until it is known', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    await bed.passTo('2026-12-08T12:00:00Z')
    const month = { pledgeId, period: '2026-12' }
    const { giftId } = await bed.done<{ giftId: string }>(payMonth, lan, month)
    bed.bank.beAtWorkOn(giftId)
    const skipped = await bed.done(skipMonth, lan, month)
    const told = ({ months }: Pledge) => months.find(({ period }) => period === '2026-12')
    expect(told(skipped)).toMatchObject({ state: 'skipped', paying: true, canPay: false })
    bed.bank.payByHand(giftId)
    await bed.passTo('2026-12-08T12:20:00Z')
    const paid = told(await bed.done(showPledge, lan, { pledgeId }))
    expect(paid).toMatchObject({ state: 'paid' })
    expect(paid).not.toHaveProperty('paying')
  })

  test('an order of a month that was missed stays open when another one is skipped', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    await bed.passTo('2027-01-08T12:00:00Z')
    const missed = { pledgeId, period: '2026-12' }
    const { giftId } = await bed.done<{ giftId: string }>(payMissed, lan, missed)
    await bed.done(skipMonth, lan, { pledgeId, period: '2027-01' })
    bed.bank.payByHand(giftId)
    await bed.passTo('2027-01-09T12:00:00Z')
    expect(await bed.months(pledgeId)).toContain('2026-12 paid 2026-12-08 x1')
  })

  test('is refused what does not fit, and nothing was changed', async () => {
    const lan = await bed.aDonor('lan')
    const wen = await bed.aDonor('wen')
    const { pledgeId } = await bed.start(lan)
    const ended = await bed.start(lan)
    await bed.done(endPledge, lan, { pledgeId: ended.pledgeId })
    const waiting = await bed.start(lan, { way: 'contract' })
    const before = await bed.db.many(sql`select * from pledge order by id`)
    const months = await bed.db.many(sql`select * from charge order by pledge_id, period`)
    const of = { pledgeId }
    const month = { pledgeId, period: '2026-12' }
    const cases: [Parameters<typeof bed.call>[0], object, string][] = [
      [showPledge, { pledgeId: 'Pnothing' }, 'NO_SUCH_PLEDGE'],
      [syncPledge, { pledgeId: 'Pnothing' }, 'NO_SUCH_PLEDGE'],
      [changePledge, { pledgeId: ended.pledgeId, day: 3 }, 'PLEDGE_ENDED'],
      [pausePledge, { pledgeId: ended.pledgeId, until: '2027-01-01' }, 'PLEDGE_ENDED'],
      [resumePledge, { pledgeId: ended.pledgeId }, 'PLEDGE_ENDED'],
      [skipMonth, { pledgeId: ended.pledgeId, period: '2026-12' }, 'PLEDGE_ENDED'],
      [payMonth, { pledgeId: ended.pledgeId, period: '2026-12' }, 'PLEDGE_ENDED'],
      [payMissed, { pledgeId: ended.pledgeId, period: '2026-12' }, 'NO_SUCH_MONTH'],
      [pausePledge, { pledgeId: waiting.pledgeId, until: '2027-01-01' }, 'PLEDGE_UNSIGNED'],
      [dropChange, { pledgeId: waiting.pledgeId }, 'PLEDGE_UNSIGNED'],
      [dropChange, { pledgeId: ended.pledgeId }, 'PLEDGE_ENDED'],
      [pausePledge, { ...of, until: '2026-12-01' }, 'PAUSE_UNFIT'],
      [pausePledge, { ...of, until: '2027-12-03' }, 'PAUSE_UNFIT'],
      [changePledge, { ...of, amountFen: 100_000 }, 'CONFIRM_LARGE_AMOUNT'],
      [changePledge, { ...of, amountFen: 50_001, way: 'contract' }, 'DEBIT_LIMIT'],
      [changePledge, { ...of, projectId: 'lunch001', way: 'contract' }, 'NO_CONTRACTS'],
      [changePledge, { ...of, projectId: 'nothing1' }, 'NO_SUCH_PROJECT'],
      [skipMonth, { ...of, period: '2031-01' }, 'NO_SUCH_MONTH'],
      [payMonth, { ...of, period: '2031-01' }, 'NO_SUCH_MONTH'],
      [payMonth, month, 'MONTH_NOT_DUE'],
    ]
    for (const [fn, input, refused] of cases) {
      expect([fn.declaration.name, await bed.call(fn, lan, input)]).toMatchObject([
        fn.declaration.name,
        { refused },
      ])
    }
    for (const [fn, input] of [
      [showPledge, of],
      [changePledge, { ...of, day: 3 }],
      [dropChange, of],
      [pausePledge, { ...of, until: '2027-01-01' }],
      [resumePledge, of],
      [skipMonth, month],
      [endPledge, of],
      [payMonth, month],
      [payMissed, month],
    ] as const) {
      expect(await bed.call(fn, wen, input)).toMatchObject({ refused: 'NO_SUCH_PLEDGE' })
    }
    expect(await bed.db.many(sql`select * from pledge order by id`)).toEqual(before)
    expect(await bed.db.many(sql`select * from charge order by pledge_id, period`)).toEqual(months)
  })
})
