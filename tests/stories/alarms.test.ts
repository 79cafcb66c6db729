/** What the provider said that does not fit: an operator looks at it, and each alarm has its end. */
import { sql } from '../../cloudfunctions/db'
import { rowsOf } from '../support/books'
import { post } from '../support/platform'
import { aWorld, type Person, printLedger, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

const HOUR = 3_600_000

describe.each(['pglite', 'postgresql'] as const)('an alarm on %s', (database) => {
  let world: World
  let person: Person
  let operator: Person
  beforeAll(async () => {
    world = await aWorld({ database })
    person = await world.aPerson()
    operator = await world.anOperator()
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })

  /** The provider's word of a refund that somebody made there by hand. */
  async function refundByHand(giftId: string, refundFen: number, refundNumber = 'BYHAND1') {
    const order = (await world.orders()).find(({ outTradeNo }) => outTradeNo === giftId)
    const mchid = order?.mchid ?? ''
    const news = { mchid, orderNumber: giftId, refundNumber, refundFen, totalFen: 9900 }
    return post(world.url, mchid, world.platform.sign(world.platform.refunded(news)))
  }

  async function alarmOf(giftId: string) {
    const { items } = await operator.done('alarms.open', {})
    const found = items.filter((alarm) => alarm.giftId === giftId)
    expect(found).toHaveLength(1)
    const [alarm] = found
    if (!alarm) throw new Error('there is one')
    return alarm
  }

  /** The lines of the audit that speak of bills and alarms. */
  async function auditOf(word: RegExp) {
    const { text } = await world.product.audit()
    return text.split('\n').filter((line) => word.test(line))
  }

  test('of a refund that was made by hand is booked, and the next callback finds it so', async () => {
    const giftId = await person.give('milk0001', 9900)
    expect(await refundByHand(giftId, 4000)).toBe(400)
    expect(await refundByHand(giftId, 4000)).toBe(400)
    const alarm = await alarmOf(giftId)
    expect(alarm).toMatchObject({
      kind: 'refund',
      number: 'BYHAND1',
      why: 'not asked for',
      stated: { fen: 4000, state: 'refunded' },
      times: 2,
    })
    const closing = { alarmId: alarm.alarmId, how: 'book', reason: '在商户平台退的' } as const
    expect(await operator.done('alarms.close', closing)).toEqual({ alarmId: alarm.alarmId })
    expect(await operator.done('alarms.close', closing)).toEqual({ alarmId: alarm.alarmId })
    expect(await operator.call('alarms.close', { ...closing, how: 'not-ours' })).toMatchObject({
      name: 'NO_SUCH_ALARM',
    })
    expect(await refundByHand(giftId, 4000)).toBe(204)
    expect(await person.done('gifts.show', { giftId })).toMatchObject({
      state: 'partly_refunded',
      refundedFen: 4000,
      refunds: [{ refundId: 'BYHAND1', state: 'done', why: 'operator' }],
    })
    expect(await operator.done('alarms.open', {})).toEqual({ items: [] })
    expect((await rowsOf(world.db, 'payment_alarm')).join()).not.toContain('商户平台')
    expect(await printLedger(world.db, 'milk0001')).toMatchInlineSnapshot(`
"gift merchant 99
gift fund -99
refund fund 40
refund merchant -40"
`)
  })

  test('of a refund that the books cannot take is not booked, and says why', async () => {
    const giftId = await person.give('kite0001', 9900)
    await refundByHand(giftId, 9901, 'TOOMUCH')
    const { alarmId } = await alarmOf(giftId)
    const close = (how: 'book' | 'returned-by-hand') =>
      operator.call('alarms.close', { alarmId, how, reason: '核对过' })
    expect(await close('book')).toMatchObject({
      name: 'REFUND_TOO_LARGE',
      details: { giftId, leftFen: 9900 },
    })
    await person.done('gifts.askRefund', { giftId, reason: '想退' })
    await world.db.run(sql`
      update payment_alarm set stated = stated || '{"fen": 100}' where id = ${alarmId}::bigint`)
    expect(await close('book')).toMatchObject({ name: 'REFUND_UNDER_WAY' })
    expect(await close('returned-by-hand')).toMatchObject({ ok: true })
    expect(await printLedger(world.db, 'kite0001')).toMatchInlineSnapshot(`
"gift merchant 99
gift fund -99"
`)
  })

  test('of a payment is nothing that can be booked', async () => {
    const giftId = await person.give('lunch001', 9900)
    const order = (await world.orders()).find(({ outTradeNo }) => outTradeNo === giftId)
    if (!order) throw new Error('it was made above')
    const second = world.platform.paid(order, { transaction_id: '4200009999' })
    await post(world.url, order.mchid, world.platform.sign(second))
    const { alarmId } = await alarmOf(giftId)
    const closing = { alarmId, how: 'book', reason: '核对过' } as const
    expect(await operator.call('alarms.close', closing)).toMatchObject({
      name: 'ALARM_NOT_BOOKABLE',
    })
    await operator.done('alarms.close', { ...closing, how: 'returned-by-hand' })
  })

  test('is seen and closed by operators alone, with a reason', async () => {
    for (const [name, input] of [
      ['alarms.open', {}],
      ['alarms.close', { alarmId: 1, how: 'not-ours', reason: '不是我们的' }],
    ] as const) {
      expect(await person.call(name, input)).toMatchObject({ status: 403 })
    }
    const none = { alarmId: 999_999, how: 'not-ours', reason: '不是我们的' } as const
    expect(await operator.call('alarms.close', none)).toMatchObject({ name: 'NO_SUCH_ALARM' })
    expect(await operator.call('alarms.close', { ...none, reason: ' ' })).toMatchObject({
      name: 'INVALID_INPUT',
    })
  })

  test('of a bill that differs is a lie of the audit until somebody explains it', async () => {
    const giftId = await person.give('quilt001', 9900)
    const order = (await world.orders()).find(({ outTradeNo }) => outTradeNo === giftId)
    const [missing, day] = [order?.outTradeNo ?? '', await today()]
    await world.control('/bills/differences', {
      mchid: order?.mchid,
      day,
      differences: [
        { kind: 'missing', outTradeNo: missing },
        { kind: 'extra', amountFen: 700 },
        { kind: 'extra', amountFen: 5, outTradeNo: 'quilt001-0000000000000000000000' },
      ],
    })
    await world.pass(40 * HOUR)
    const lies = await auditOf(/LIE|: /)
    expect(lies.join('\n')).toMatch(
      new RegExp(`${missing}: the ledger has 9900 by .*, the bill nothing`),
    )
    expect(lies.join('\n')).toMatch(/quilt001-0{22}: the bill has 5 by .*, the ledger nothing/)
    expect(await rowsOf(world.db, 'bill_day')).toContainEqual(
      expect.stringContaining('"foreign_lines": 1'),
    )
    const { items } = await operator.done('alarms.open', {})
    for (const { alarmId } of items) {
      await operator.done('alarms.close', { alarmId, how: 'explained', reason: '账单有误，已核对' })
    }
    expect(await auditOf(/bills and ledger agreed|alarm/)).toEqual([
      expect.stringMatching(/^ok {3}bills and ledger agreed/),
      expect.stringMatching(/^ok {3}no alarm is open; so many were closed/),
    ])
  })

  test('comes in pages, the oldest first', async () => {
    await world.db.run(sql`
      insert into payment_alarm (kind, project_id, gift_id, transaction_id, why, stated, at, last_at)
      select 'bill', '', 'many', n::text, 'for a test', '{}', now(), now() from generate_series(1, 230) n`)
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = await operator.done('alarms.open', cursor === undefined ? {} : { cursor })
      seen.push(...page.items.map(({ alarmId }) => alarmId))
      cursor = page.next
    } while (cursor !== undefined)
    expect(seen).toHaveLength(230)
    expect(seen).toEqual([...seen].sort((one, other) => one - other))
  })

  async function today(): Promise<string> {
    const { day } = await world.db.one<{ day: string }>(sql`
      select max(beijing_day(paid_at)) as day from payment`)
    return day
  }
})
