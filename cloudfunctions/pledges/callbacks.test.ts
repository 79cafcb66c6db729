/** What the payment service says of contracts and charges, in whatever order and of whatever it is. */
import { stopDatabases } from '../../tests/support/gifts'
import { aGiverBed, type GiverBed, MCHID, OTHER_MCHID, PROJECT } from '../../tests/support/givers'
import { sql } from '../db'

jest.setTimeout(240_000)
afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('told on %s', (kind) => {
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

  const all = async () => ({
    pledges: await bed.db.many(sql`select * from pledge order by id`),
    contracts: await bed.db.many(sql`select * from contract order by code`),
    charges: await bed.db.many(sql`select * from charge order by pledge_id, period`),
    jobs: await bed.db.many(sql`select name, key, due_at from job order by name, key`),
  })

  /** The alarms that stand, as `kind number of what: why, times`; they are closed with that. */
  async function alarms() {
    const open = await bed.db.many<{ line: string; stated: object }>(sql`
      update payment_alarm set closed_at = now(), closed_by = 'x', closed_how = 'explained'
      where closed_at is null
      returning kind || ' ' || transaction_id || ' of ' || project_id || ' ' || gift_id || ': ' || why
        || ', ' || times as line, stated`)
    expect(JSON.stringify(open)).not.toMatch(/\b(lan|wen)\b/)
    return open.map(({ line }) => line).sort()
  }

  test('that a contract is signed, twice: it begins once', async () => {
    const lan = await bed.aDonor('lan')
    const { code } = await bed.signed(lan)
    const before = await all()
    bed.world.now = new Date('2026-12-01T05:00:00Z')
    const contract = bed.bank.contracts.get(code) ?? {}
    expect(await bed.tellContract('signed', contract)).toBe(true)
    expect(await all()).toEqual(before)
  })

  test.each([
    ['merchant', { mchid: OTHER_MCHID }],
    ['plan', { planId: 'another' }],
    ['person', { openid: 'wen' }],
    ['unknown contract', { contractCode: 'nobody-asked-for-this' }],
  ])('of another %s: refused, an alarm, and nothing was changed', async (why, lie) => {
    const lan = await bed.aDonor('lan')
    const { contract } = await bed.start(lan, { way: 'contract' })
    const word = bed.bank.sign(contract?.contractCode ?? '', 'lan')
    const before = await all()
    for (const told of ['signed', 'ended'] as const) {
      expect(await bed.tellContract(told, { ...word, ...lie })).toBe(false)
    }
    expect(await all()).toEqual(before)
    const { contractCode, contractId } = { ...word, ...lie }
    const of = `${why === 'unknown contract' ? '' : PROJECT} ${contractCode}`
    expect(await alarms()).toEqual([`contract ${contractId} of ${of}: ${why}, 2`])
  })

  test('of another contract under the same code: refused', async () => {
    const lan = await bed.aDonor('lan')
    const { code } = await bed.signed(lan)
    const before = await all()
    const word = { ...bed.bank.contracts.get(code), contractId: 'another' }
    expect(await bed.tellContract('ended', word)).toBe(false)
    expect(await bed.tellContract('signed', word)).toBe(false)
    expect(await all()).toEqual(before)
    expect(await alarms()).toEqual([`contract another of ${PROJECT} ${code}: another contract, 2`])
  })

  test('that it has ended: the pledge ends before anything else, and its donor is told', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, code } = await bed.signed(lan)
    await bed.passTo('2026-12-07T04:00:00Z')
    const word = bed.bank.end(code)
    expect(await bed.tellContract('ended', word)).toBe(true)
    expect(await bed.show(lan, pledgeId)).toMatchObject({ state: 'ended', ended: 'service' })
    // Signed comes late, of the same contract: nothing changes.
    const before = await all()
    expect(await bed.tellContract('signed', word)).toBe(true)
    expect(await bed.tellContract('ended', word)).toBe(true)
    expect(await all()).toEqual(before)
    await bed.passTo('2027-01-15T04:00:00Z')
    expect(bed.bank.charges.size).toBe(0)
    expect(await bed.notices()).toEqual(['lan pledge_announced', 'lan pledge_ended'])
  })

  test('that it has ended, before that it was signed: it never begins', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, contract } = await bed.start(lan, { way: 'contract' })
    bed.bank.sign(contract?.contractCode ?? '', 'lan')
    const word = bed.bank.end(contract?.contractCode ?? '')
    expect(await bed.tellContract('ended', word)).toBe(true)
    expect(await bed.tellContract('signed', word)).toBe(true)
    expect(await bed.show(lan, pledgeId)).toMatchObject({ state: 'ended', ended: 'unsigned' })
    await bed.passTo('2027-01-15T04:00:00Z')
    expect(bed.bank.charges.size).toBe(0)
  })

  test.each([
    ['its start', ['signed', 'ended'], 3],
    ['its end', ['ended', 'signed'], 2],
  ] as const)(
    'that it ended before it was signed, %s first: ended all the same, and an alarm',
    async (_, order, times) => {
      const lan = await bed.aDonor('lan')
      const { pledgeId, contract } = await bed.start(lan, { way: 'contract' })
      const word = bed.bank.sign(contract?.contractCode ?? '', 'lan')
      bed.bank.end(word.contractCode)
      const at = { signed: '2026-12-01T04:00:00Z', ended: '2026-12-01T03:59:59Z' }
      for (const kind of [...order, ...order]) {
        expect(await bed.tellContract(kind, word, MCHID, at[kind])).toBe(true)
      }
      expect(await bed.show(lan, pledgeId)).toMatchObject({ state: 'ended' })
      const name = `contract ${word.contractId} of ${PROJECT} ${word.contractCode}`
      expect(await alarms()).toEqual([`${name}: ended before it was signed, ${times}`])
      await bed.passTo('2027-01-15T04:00:00Z')
      expect(bed.bank.charges.size).toBe(0)
    },
  )

  test('that it was signed, after its donor had ended it: the contract is ended as well', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, contract } = await bed.start(lan, { way: 'contract' })
    const code = contract?.contractCode ?? ''
    await bed.passTo('2026-12-03T04:00:00Z')
    expect(await bed.show(lan, pledgeId)).toMatchObject({ ended: 'unsigned' })
    expect(await bed.tellContract('signed', bed.bank.sign(code, 'lan'))).toBe(true)
    await bed.passTo('2026-12-03T05:00:00Z')
    expect(bed.bank.contracts.get(code)?.ended).toBe(true)
    expect(await bed.show(lan, pledgeId)).toMatchObject({ state: 'ended' })
  })

  test('at a charge that there is no contract any more: the pledge ends', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, code } = await bed.signed(lan)
    await bed.passTo('2026-12-07T04:00:00Z')
    bed.bank.end(code)
    await bed.passTo('2026-12-08T04:00:00Z')
    expect(await bed.show(lan, pledgeId)).toMatchObject({ state: 'ended', ended: 'service' })
    expect(await bed.months(pledgeId)).toEqual(['2026-12 skipped 2026-12-08 x1'])
    expect((await bed.gifts()).map(({ state }) => state)).toEqual(['expired'])
  })

  test('at the announcement that there is no contract any more: the pledge ends', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId, code } = await bed.signed(lan)
    bed.bank.end(code)
    await bed.passTo('2026-12-08T04:00:00Z')
    expect(await bed.show(lan, pledgeId)).toMatchObject({ state: 'ended', ended: 'service' })
    expect(await bed.gifts()).toEqual([])
  })

  test('that a charge is paid: settled once, and the next month is planned', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    await bed.passTo('2026-12-07T23:00:00Z')
    const [charge] = [...bed.bank.charges]
    const payment = {
      appid: 'wx-ours',
      mchid: MCHID,
      orderNumber: charge?.[0],
      transactionId: `42${charge?.[0]}`,
      paidFen: 3000,
      currency: 'CNY',
      payerOpenid: 'lan',
      paidAt: bed.world.now.toISOString(),
    }
    expect(await bed.tellCharge({ kind: 'paid', payment: { ...payment, paidFen: 2999 } })).toBe(
      false,
    )
    expect(await bed.tellCharge({ kind: 'paid', payment })).toBe(true)
    expect(await bed.tellCharge({ kind: 'paid', payment })).toBe(true)
    await bed.runner.runDue()
    expect(await bed.months(pledgeId)).toEqual([
      '2026-12 paid 2026-12-08 x1',
      '2027-01 planned 2027-01-08',
    ])
    expect(await alarms()).toEqual([
      `payment 42${charge?.[0]} of ${PROJECT} ${charge?.[0]}: amount, 1`,
    ])
  })

  test('that what is paid has failed, or what its donor pays in a cashier: an alarm, and nothing changes', async () => {
    const lan = await bed.aDonor('lan')
    await bed.signed(lan)
    await bed.passTo('2026-12-08T04:00:00Z')
    const { giftId = '' } = await bed.start(lan, { first: 'now' })
    const [debited = ''] = [...bed.bank.charges.keys()]
    const before = await all()
    for (const orderNumber of [debited, giftId]) {
      const order = { mchid: MCHID, orderNumber }
      const told = { kind: 'failed', order, why: 'CARD', code: 'ACCOUNTERROR' }
      expect(await bed.tellCharge(told)).toBe(false)
    }
    expect(await all()).toEqual(before)
    expect(await alarms()).toEqual(
      [
        `debit ACCOUNTERROR of ${PROJECT} ${debited}: paid already, 1`,
        `debit ACCOUNTERROR of ${PROJECT} ${giftId}: no debit, 1`,
      ].sort(),
    )
  })

  test('that a charge has failed: it is asked for at once, and only our own question lets another follow', async () => {
    const lan = await bed.aDonor('lan')
    const { pledgeId } = await bed.signed(lan)
    bed.bank.outcome = () => 'NO_MONEY'
    await bed.passTo('2026-12-07T23:00:00Z')
    const [orderNumber] = [...bed.bank.charges.keys()]
    const order = { mchid: MCHID, orderNumber }
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 charging 2026-12-08 x1')
    expect(
      await bed.tellCharge({ kind: 'failed', order, why: 'NO_MONEY', code: 'NOTENOUGH' }),
    ).toBe(true)
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 charging 2026-12-08 x1')
    await bed.runner.runDue()
    expect((await bed.months(pledgeId))[0]).toBe('2026-12 retrying 2026-12-08 x1')
    expect(bed.bank.calls.at(-1)).toMatchObject({ call: 'queryCharge', at: bed.world.now })
    // The same again, when its order is closed already, is nothing new.
    const before = await all()
    expect(
      await bed.tellCharge({ kind: 'failed', order, why: 'NO_MONEY', code: 'NOTENOUGH' }),
    ).toBe(true)
    expect(await all()).toEqual(before)
    for (const other of [
      { mchid: OTHER_MCHID, orderNumber },
      { mchid: MCHID, orderNumber: 'quilt001-nothing' },
    ]) {
      expect(
        await bed.tellCharge({ kind: 'failed', order: other, why: 'CARD', code: 'ACCOUNTERROR' }),
      ).toBe(false)
    }
    expect(await all()).toEqual(before)
    expect(await alarms()).toEqual([
      `debit ACCOUNTERROR of ${PROJECT} ${orderNumber}: merchant, 1`,
      `debit ACCOUNTERROR of ${PROJECT} quilt001-nothing: unknown gift, 1`,
    ])
  })

  test('in bytes that are not its own: refused', async () => {
    expect(await bed.tellCharge({ kind: 'refused', reason: 'forged' })).toBe(false)
    expect(bed.logged.join('')).toContain('"reason":"forged"')
  })
})
