/** How a pledge begins, by reminder and by contract. */
import { stopDatabases } from '../../tests/support/gifts'
import {
  aGiverBed,
  type GiverBed,
  MCHID,
  OTHER_MCHID,
  PROJECT,
  SECOND,
  WITHOUT,
} from '../../tests/support/givers'
import type { Donor } from '../bind'
import { sql } from '../db'
import { startGift, syncGift } from '../gifts'
import { endPledge, myPledges, payMonth, skipMonth, startPledge, syncPledge } from '.'

jest.setTimeout(240_000)
afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('a pledge begins on %s', (kind) => {
  let bed: GiverBed
  beforeAll(async () => {
    bed = await aGiverBed(kind)
  })
  afterAll(() => bed.close())
  afterEach(() => bed.reset())

  test('by reminder, on the day: it is active at once, and asks on its day', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan)
    expect(await bed.show(lan, pledgeId)).toMatchObject({
      state: 'active',
      nextOn: '2026-12-08',
      nextFen: 3000,
      announced: false,
      contractOffered: true,
    })
    await bed.passTo('2026-12-08T10:59:00Z')
    expect(await bed.notices()).toEqual([])
    await bed.passTo('2026-12-08T11:00:00Z')
    expect(await bed.notices()).toEqual(['lan pledge_due'])
    expect(await bed.months(pledgeId)).toEqual(['2026-12 announced 2026-12-08'])
    const { giftId } = await bed.done<{ giftId: string }>(payMonth, lan, {
      pledgeId,
      period: '2026-12',
    })
    bed.bank.payByHand(giftId)
    await bed.passTo('2026-12-08T11:10:00Z')
    expect(await bed.months(pledgeId)).toEqual([
      '2026-12 paid 2026-12-08 x1',
      '2027-01 planned 2027-01-08',
    ])
    expect(await bed.show(lan, pledgeId)).toMatchObject({
      totalFen: 3000,
      gifts: 1,
      nextOn: '2027-01-08',
    })
  })

  test('by reminder, now: it begins when its first gift is settled, once', async () => {
    const lan = await bed.aDonor('lan')
    const asked = {
      key: 'one',
      projectId: PROJECT,
      amountFen: 3000,
      day: 31,
      first: 'now',
      way: 'reminder',
    }
    const [one, two] = await Promise.all([
      bed.done<{ pledgeId: string; giftId: string }>(startPledge, lan, asked),
      bed.done<{ pledgeId: string; giftId: string }>(startPledge, lan, asked),
    ])
    expect(two).toEqual(one)
    expect(await bed.call(startPledge, lan, { ...asked, day: 30 })).toMatchObject({
      refused: 'KEY_REUSED',
    })
    expect(await bed.show(lan, one.pledgeId)).toMatchObject({ state: 'signing' })
    bed.bank.payByHand(one.giftId)
    const pledge = await bed.done(syncPledge, lan, { pledgeId: one.pledgeId })
    expect(pledge).toMatchObject({ state: 'active', totalFen: 3000, nextOn: '2027-01-31' })
    await bed.passTo('2026-12-01T05:00:00Z')
    expect(await bed.months(one.pledgeId)).toEqual([
      '2026-12 paid 2026-12-01 x1',
      '2027-01 planned 2027-01-31',
    ])
  })

  test('by reminder, now, and told by the ledger alone: the month is paid with the news, before any time passes', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, giftId = '' } = await bed.start(lan, { first: 'now' })
    bed.bank.payByHand(giftId)
    await bed.done(syncGift, lan, { giftId })
    await bed.passTo(bed.world.now)
    expect(await bed.months(pledgeId)).toEqual([
      '2026-12 paid 2026-12-01 x1',
      '2027-01 planned 2027-01-08',
    ])
    expect(await bed.call(skipMonth, lan, { pledgeId, period: '2026-12' })).toMatchObject({
      refused: 'MONTH_PAID',
    })
  })

  test('by reminder, now, and nobody pays: it never began', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan, { first: 'now' })
    await bed.passTo('2026-12-02T04:00:00Z')
    expect(await bed.show(lan, pledgeId)).toMatchObject({ state: 'ended', ended: 'unpaid' })
    expect(await bed.done(myPledges, lan, {})).toEqual({ items: [] })
    expect(await bed.months(pledgeId)).toEqual(['2026-12 skipped 2026-12-01 x1'])
    expect(await bed.db.many(sql`select from job where name = 'pledges.step'`)).toEqual([])
  })

  describe('begun again', () => {
    const asked = {
      projectId: PROJECT,
      amountFen: 3000,
      day: 8,
      first: 'now',
      way: 'reminder',
      another: false,
    }
    type Started = { pledgeId: string; giftId: string }
    const begin = (lan: Donor, key: string, more = {}) =>
      bed.call<Started>(startPledge, lan, { ...asked, key, ...more })
    const states = () =>
      bed.db.many(sql`select id, state, ended from pledge order by started_at, id`)

    test('an order that lies open in a cashier is closed first, and its pledge ends', async () => {
      const lan = await bed.aDonor('lan')
      const one = await bed.done<Started>(startPledge, lan, { ...asked, key: 'one' })
      const two = await bed.done<Started>(startPledge, lan, { ...asked, key: 'two' })
      expect(() => bed.bank.payByHand(one.giftId)).toThrow('nothing is open')
      expect(await bed.done(myPledges, lan, {})).toEqual({ items: [] })
      bed.bank.payByHand(two.giftId)
      await bed.done(syncPledge, lan, { pledgeId: two.pledgeId })
      expect(await states()).toEqual([
        { id: one.pledgeId, state: 'ended', ended: 'unpaid' },
        { id: two.pledgeId, state: 'active', ended: null },
      ])
      expect(await bed.done(myPledges, lan, {})).toMatchObject({
        items: [{ pledgeId: two.pledgeId }],
      })
      expect(bed.bank.taken()).toHaveLength(1)
      expect(await bed.lies()).toEqual([])
    })

    test('while the one before is being paid nothing begins, also when another is wished', async () => {
      const lan = await bed.aDonor('lan')
      const one = await bed.done<Started>(startPledge, lan, { ...asked, key: 'one' })
      bed.bank.payByHand(one.giftId)
      const again = await begin(lan, 'two', { another: true })
      expect(again).toMatchObject({ refused: 'EARLIER_GIFT', details: { giftId: one.giftId } })
      expect(await begin(lan, 'two')).toMatchObject({
        refused: 'ALREADY_MONTHLY',
        details: { pledgeId: one.pledgeId },
      })
      await bed.passTo(bed.world.now)
      expect(await bed.show(lan, one.pledgeId)).toMatchObject({ state: 'active', gifts: 1 })
      expect(bed.bank.taken()).toHaveLength(1)
      expect(await bed.db.many(sql`select from gift`)).toHaveLength(1)
    })

    test('a single gift that lies open is closed as well, when the phone names it', async () => {
      const lan = await bed.aDonor('lan')
      const gift = await bed.done<Started>(startGift, lan, {
        key: 'gift',
        projectId: PROJECT,
        amountFen: 5000,
      })
      await bed.done(startPledge, lan, { ...asked, key: 'one', insteadOf: gift.giftId })
      expect(() => bed.bank.payByHand(gift.giftId)).toThrow('nothing is open')
    })

    test('beside one that lives only another that is wished, and the same key is the same pledge', async () => {
      const lan = await bed.aDonor('lan')
      const { pledgeId } = await bed.start(lan)
      const refused = { refused: 'ALREADY_MONTHLY', details: { pledgeId } }
      expect(await begin(lan, 'two')).toMatchObject(refused)
      expect(await begin(lan, 'two', { way: 'contract' })).toMatchObject(refused)
      expect(await states()).toHaveLength(1)
      const two = await bed.done<Started>(startPledge, lan, {
        ...asked,
        key: 'two',
        another: true,
      })
      expect(await begin(lan, 'two')).toMatchObject(two)
      const wen = await bed.aDonor('wen')
      expect(await begin(wen, 'two')).not.toHaveProperty('refused')
      expect(await begin(lan, 'three', { projectId: SECOND })).not.toHaveProperty('refused')
      await bed.done(endPledge, lan, { pledgeId })
      bed.bank.payByHand(two.giftId)
      await bed.done(syncPledge, lan, { pledgeId: two.pledgeId })
      await bed.done(endPledge, lan, { pledgeId: two.pledgeId })
      expect(await begin(lan, 'four')).not.toHaveProperty('refused')
    })

    test('by a program that says nothing of others, another key is another wish', async () => {
      const lan = await bed.aDonor('lan')
      const { another: _, ...alone } = asked
      const [one, two] = await Promise.all(
        ['one', 'two'].map((key) => bed.done<Started>(startPledge, lan, { ...alone, key })),
      )
      for (const { giftId, pledgeId } of [one, two] as Started[]) {
        bed.bank.payByHand(giftId)
        await bed.done(syncPledge, lan, { pledgeId })
      }
      expect(await states()).toMatchObject([{ state: 'active' }, { state: 'active' }])
    })

    test('two starts at the same moment: one begins', async () => {
      const lan = await bed.aDonor('lan')
      const both = await Promise.all(
        ['one', 'two'].map((key) => begin(lan, key, { first: 'on-day' })),
      )
      expect(both.filter((answer) => 'refused' in answer)).toHaveLength(1)
      expect(await states()).toHaveLength(1)
    })

    test('a contract that nobody signed gives way; signed after all, it is ended and charges nothing', async () => {
      const lan = await bed.aDonor('lan')
      const { pledgeId, contract } = await bed.start(lan, { way: 'contract', first: 'now' })
      const two = await bed.start(lan)
      const code = contract?.contractCode ?? ''
      await bed.tellContract('signed', bed.bank.sign(code, 'lan'))
      await bed.passTo('2026-12-02T04:00:00Z')
      expect(bed.bank.contracts.get(code)).toMatchObject({ ended: true })
      expect(bed.bank.taken()).toEqual([])
      expect(await states()).toEqual([
        { id: pledgeId, state: 'ended', ended: 'unsigned' },
        { id: two.pledgeId, state: 'active', ended: null },
      ])
    })
  })

  test('by contract: it begins when the payment service says that it is signed', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, contract } = await bed.start(lan, { way: 'contract' })
    const code = contract?.contractCode ?? ''
    expect(bed.bank.invitations.get(code)).toMatchObject({
      mchid: MCHID,
      notifyUrl: `https://lantern.example/callbacks/wechatpay/${MCHID}/contract`,
    })
    expect(await bed.show(lan, pledgeId)).toMatchObject({
      state: 'signing',
      unsigned: { projectId: PROJECT },
    })
    bed.bank.sign(code, 'lan')
    expect(await bed.done(syncPledge, lan, { pledgeId })).toMatchObject({
      state: 'active',
      nextOn: '2026-12-08',
    })
    await bed.passTo('2026-12-08T04:00:00Z')
    expect(bed.bank.broken).toEqual([])
    expect(await bed.months(pledgeId)).toEqual([
      '2026-12 paid 2026-12-08 x1',
      '2027-01 planned 2027-01-08',
    ])
    expect(bed.bank.calls.find(({ call }) => call === 'announce')?.at).toEqual(
      new Date('2026-12-05T23:00:00Z'),
    )
    expect(bed.bank.calls.find(({ call }) => call === 'charge')?.at).toEqual(
      new Date('2026-12-07T23:00:00Z'),
    )
  })

  test('by contract, now: the first month is charged at once, unannounced, whatever the hour', async () => {
    bed.world.now = new Date('2026-12-01T15:30:00Z')
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan, { first: 'now' })
    await bed.passTo('2026-12-01T15:40:00Z')
    expect(bed.bank.broken).toEqual([])
    expect(bed.bank.calls.map(({ call }) => call)).toEqual(['charge', 'queryCharge'])
    expect(await bed.months(pledgeId)).toEqual([
      '2026-12 paid 2026-12-01 x1',
      '2027-01 planned 2027-01-08',
    ])
  })

  test('where the service charges a day later, it is asked the day before', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, code } = await bed
      .start(lan, { way: 'contract', projectId: SECOND })
      .then(({ pledgeId, contract }) => ({ pledgeId, code: contract?.contractCode ?? '' }))
    await bed.tellContract('signed', bed.bank.sign(code, 'lan'), OTHER_MCHID)
    await bed.passTo('2026-12-08T04:00:00Z')
    expect(bed.bank.broken).toEqual([])
    expect(bed.bank.calls.find(({ call }) => call === 'charge')?.at).toEqual(
      new Date('2026-12-06T23:00:00Z'),
    )
    expect(await bed.months(pledgeId)).toEqual([
      '2026-12 paid 2026-12-08 x1',
      '2027-01 planned 2027-01-08',
    ])
  })

  test('by contract, and nobody signs: it is asked about for a day, and never began', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.start(lan, { way: 'contract' })
    await bed.passTo('2026-12-03T04:00:00Z')
    expect(await bed.show(lan, pledgeId)).toMatchObject({ state: 'ended', ended: 'unsigned' })
    expect(await bed.db.many(sql`select from job where name = 'pledges.step'`)).toEqual([])
  })

  test.each([
    ['NO_SUCH_PROJECT', { projectId: 'nothing1' }],
    ['CONFIRM_LARGE_AMOUNT', { amountFen: 100_000 }],
    ['DEBIT_LIMIT', { amountFen: 50_001, way: 'contract' }],
    ['NO_CONTRACTS', { way: 'contract', projectId: WITHOUT }],
  ])('%s, and nothing was changed', async (refused, more) => {
    const lan = await bed.aDonor('lan')
    const asked = {
      key: 'one',
      projectId: PROJECT,
      amountFen: 3000,
      day: 8,
      first: 'now',
      way: 'reminder',
      ...more,
    }
    expect(await bed.call(startPledge, lan, asked)).toMatchObject({ refused })
    for (const table of ['pledge', 'pledge_request', 'charge', 'gift', 'contract']) {
      expect(await bed.db.many({ text: `select from ${table}`, values: [] } as never)).toEqual([])
    }
    expect(await bed.db.many(sql`select from job where name = 'pledges.step'`)).toEqual([])
  })

  test.each([
    ['day', 0],
    ['day', 32],
    ['amountFen', 0],
    ['amountFen', 5_000_001],
    ['hour', 23],
    ['way', 'card'],
  ])('%s %s is no input', async (field, value) => {
    const lan = await bed.aDonor('lan')
    await expect(bed.start(lan, { [field]: value })).rejects.toThrow()
  })
})
