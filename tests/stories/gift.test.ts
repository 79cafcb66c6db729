import { aKey, aWorld, printLedger, stopCluster, until, type World } from '../support/world'

jest.setTimeout(240_000)

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe.each(['pglite', 'postgresql'] as const)('a gift on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await aWorld({ database })
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    await stopCluster()
    if (!well) throw new Error(text)
  })

  test('is paid, settled once, and shown to its giver with a receipt number', async () => {
    const person = await world.aPerson()
    const giftId = await person.give('quilt001', 2000, { message: '冬天快点过去' })

    const gift = await person.done('gifts.show', { giftId })
    expect(gift).toMatchObject({ state: 'settled', amountFen: 2000, message: '冬天快点过去' })
    expect(gift.receiptNumber).toMatch(/^LD\d{8}-[0-9A-Z]{10}$/)
    const project = await person.done('projects.show', { projectId: 'quilt001' })
    await until(async () => {
      const { totals } = await person.done('projects.show', { projectId: 'quilt001' })
      return totals.raisedFen === 2000 && totals.gifts === 1 && totals.donors === 1
    })
    expect(project.openness).toEqual({ open: true })
    expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20"
`)
  })

  test('whose callback is lost is found when its giver asks', async () => {
    await world.control('/faults', { next: [{ on: 'callback', kind: 'lost' }] })
    const person = await world.aPerson()
    const started = await person.done('gifts.start', {
      key: aKey(),
      projectId: 'books001',
      amountFen: 5000,
    })
    await person.cashier(started.payment.package, 'pay-then-kill-app')
    expect(await printLedger(world.db, 'books001')).toBe('(no entries)')

    const gift = await person.done('gifts.sync', { giftId: started.giftId })
    expect(gift.state).toBe('settled')
    expect(await printLedger(world.db, 'books001')).toMatchInlineSnapshot(`
"gift merchant 50
gift fund -50"
`)
  })

  test('whose callback is lost and whose giver never comes back is found by the query job', async () => {
    await world.control('/faults', { next: [{ on: 'callback', kind: 'lost' }] })
    const person = await world.aPerson()
    const started = await person.done('gifts.start', {
      key: aKey(),
      projectId: 'lunch001',
      amountFen: 3000,
    })
    await person.cashier(started.payment.package, 'pay-then-kill-app')
    await world.pass(40_000)
    expect((await person.done('gifts.show', { giftId: started.giftId })).state).toBe('settled')
    expect(await printLedger(world.db, 'lunch001')).toMatchInlineSnapshot(`
"gift merchant 30
gift fund -30"
`)
  })

  test('that nobody pays expires, and no money moves', async () => {
    const person = await world.aPerson()
    const started = await person.done('gifts.start', {
      key: aKey(),
      projectId: 'kite0001',
      amountFen: 1000,
    })
    await person.cashier(started.payment.package, 'cancel')
    await world.pass(20 * MINUTE)
    expect((await person.done('gifts.show', { giftId: started.giftId })).state).toBe('expired')
    expect(await printLedger(world.db, 'kite0001')).toBe('(no entries)')
  })

  test('that is undone within a day goes back whole, as a reversing entry', async () => {
    const person = await world.aPerson()
    const giftId = await person.give('milk0001', 9900)
    expect(await person.done('gifts.show', { giftId })).toMatchObject({ canUndo: true })
    const undone = await person.done('gifts.undo', { giftId })
    expect(undone.refunds).toMatchObject([{ state: 'under_way', amountFen: 9900, why: 'undo' }])
    expect(undone.canUndo).toBe(false)
    await world.pass(MINUTE)
    expect(await person.done('gifts.show', { giftId })).toMatchObject({
      state: 'refunded',
      canUndo: false,
      refundedFen: 9900,
      refunds: [{ state: 'done' }],
    })
    // Whoever asks again hears how it stands; there is nothing left to give back.
    const operator = await world.anOperator()
    expect(await person.done('gifts.undo', { giftId })).toMatchObject({ state: 'refunded' })
    expect(await person.done('gifts.askRefund', { giftId, reason: '想退' })).toMatchObject({
      refunds: [{ why: 'undo' }],
    })
    expect(
      await operator.call('gifts.refund', { key: aKey(), giftId, amountFen: 1 }),
    ).toMatchObject({ name: 'REFUND_TOO_LARGE', details: { leftFen: 0 } })
    expect(await printLedger(world.db, 'milk0001')).toMatchInlineSnapshot(`
"gift merchant 99
gift fund -99
refund fund 99
refund merchant -99"
`)
  })

  test('cannot be undone after a day, but a refund can be asked for and granted in part', async () => {
    const person = await world.aPerson()
    const operator = await world.anOperator()
    const giftId = await person.give('lamp0001', 20_000)
    await world.pass(25 * HOUR)
    expect(await person.done('gifts.show', { giftId })).toMatchObject({ canUndo: false })
    expect(await person.call('gifts.undo', { giftId })).toMatchObject({ name: 'UNDO_TOO_LATE' })
    await person.done('gifts.askRefund', { giftId, reason: '孩子误捐', minor: true })
    expect(await person.call('gifts.askRefund', { giftId, reason: '再问一次' })).toMatchObject({
      name: 'REFUND_UNDER_WAY',
    })

    // It may wait for days; the audit counts from when it was granted.
    await world.pass(4 * 24 * HOUR)
    const requests = await operator.done('gifts.refundRequests', {})
    expect(requests.items).toMatchObject([{ giftId, minor: true, reason: '孩子误捐' }])
    const key = aKey()
    const first = await operator.done('gifts.refund', { key, giftId, amountFen: 15_000 })
    const again = await operator.done('gifts.refund', { key, giftId, amountFen: 15_000 })
    expect(again.refundId).toBe(first.refundId)
    expect((await world.product.audit()).text).toMatch(/ok {3}no refund is under way for more than/)
    await world.pass(MINUTE)
    expect(await person.done('gifts.show', { giftId })).toMatchObject({
      state: 'partly_refunded',
      refundedFen: 15_000,
    })
    expect(
      await operator.call('gifts.refund', { key: aKey(), giftId, amountFen: 5_001 }),
    ).toMatchObject({ name: 'REFUND_TOO_LARGE' })
    expect(await printLedger(world.db, 'lamp0001')).toMatchInlineSnapshot(`
"gift merchant 200
gift fund -200
refund fund 150
refund merchant -150"
`)
  })

  test('whose refund is declined stays with the project, and its giver reads why', async () => {
    const person = await world.aPerson()
    const operator = await world.anOperator()
    const giftId = await person.give('willow01', 1200)
    const asked = await person.done('gifts.askRefund', { giftId, reason: '改主意了' })
    const refundId = asked.refunds[0]?.refundId ?? ''
    expect(await operator.call('gifts.declineRefund', { refundId, reason: ' ' })).toMatchObject({
      name: 'INVALID_INPUT',
      details: { path: 'reason' },
    })
    await operator.done('gifts.declineRefund', { refundId, reason: '苗已经订了。' })
    expect(await person.done('gifts.show', { giftId })).toMatchObject({
      state: 'settled',
      refunds: [{ state: 'declined', answer: '苗已经订了。' }],
    })
    expect(await person.call('gifts.declineRefund', { refundId, reason: '' })).toMatchObject({
      status: 403,
    })
    expect(await printLedger(world.db, 'willow01')).toMatchInlineSnapshot(`
"gift merchant 12
gift fund -12"
`)
  })

  test('that was paid when the project could no longer take it is held and goes back by itself', async () => {
    const person = await world.aPerson()
    const started = await person.done('gifts.start', {
      key: aKey(),
      projectId: 'ramp0001',
      amountFen: 6600,
    })
    await world.db.script(`update project set state = 'closed' where id = 'ramp0001'`)
    await person.cashier(started.payment.package, 'pay')
    await until(async () => {
      const { state } = await person.done('gifts.show', { giftId: started.giftId })
      return state !== 'started'
    })
    await world.pass(MINUTE)
    expect(await person.done('gifts.show', { giftId: started.giftId })).toMatchObject({
      state: 'refunded',
      refunds: [{ why: 'not_accepted', state: 'done' }],
    })
    expect(await printLedger(world.db, 'ramp0001')).toMatchInlineSnapshot(`
"gift merchant 66
gift held -66
refund held 66
refund merchant -66"
`)
  })

  test('is found in the books of the provider, day after day', async () => {
    await world.pass(30 * HOUR)
    const { text, well } = await world.product.audit()
    expect(text).not.toContain('LIE')
    expect(well).toBe(true)
    expect(text).toMatch(/bills and ledger agreed \([1-9]\d* looked at\)/)
    expect(text).toMatch(/days that were compared are as they were \([1-9]\d* looked at\)/)
  })
})
