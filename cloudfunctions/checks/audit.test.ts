import { frozenGifts, MCHID, stopDatabases } from '../../tests/support/gifts'
import { type Db, sql } from '../db'
import { settlerOf } from '../ledger'
import type { BillRow, OrderState, PaymentProvider } from '../payments'
import { audit, auditReport } from '.'
import { honestBooks, NEXT_DAY, NOON } from './fixtures/honest-books'

jest.setTimeout(60_000)

afterAll(stopDatabases)

test.each(['pglite', 'postgresql'] as const)(
  'the audit of honest books on %s says that they are well, and how much it looked at',
  async (kind) => {
    const { db, close } = await honestBooks(kind)
    const findings = await audit({ db, clock: { now: () => NOON } })
    const { text, well } = auditReport(findings)
    expect(well).toBe(true)
    expect(text).toContain('ok   every entry sums to zero (6 looked at)')
    expect(text).toContain(
      'ok   the ledger holds what was paid and given back, line by line, and nothing else (12 looked at)',
    )
    await close()
  },
)

describe('the audit', () => {
  let db: Db
  let close: () => Promise<void>
  beforeEach(async () => {
    ;({ db, close } = await honestBooks('postgresql'))
  })
  afterEach(() => close())

  /** What the books say by themselves; each lie in one line. */
  async function lies(): Promise<string[]> {
    const findings = await audit({ db, clock: { now: () => NOON } })
    return findings.flatMap(({ check, lies }) => lies.map((lie) => `${check}: ${lie}`))
  }

  test('finds a payment that did not fit its gift', async () => {
    const [payment] = await frozenGifts(db, 1)
    if (!payment) throw new Error('one was made')
    const settler = settlerOf({ db, clock: { now: () => NOON } })
    await settler.settle({ ...payment, paidFen: 1 })
    expect(await lies()).toEqual([
      `no payment disagreed with its gift: ${payment.giftId} was paid with another amount`,
    ])
  })

  describe('with the provider’s word', () => {
    const told = (of: Partial<PaymentProvider>) => of as PaymentProvider
    const paidOrders = async () =>
      db.many<{ giftId: string; transactionId: string; paidFen: number }>(sql`
        select gift_id as "giftId", transaction_id as "transactionId", paid_fen as "paidFen"
        from payment order by gift_id`)
    const say = (states: Map<string, OrderState>) =>
      told({ query: async ({ orderNumber }) => states.get(orderNumber) ?? { state: 'unpaid' } })
    const paid = (paidFen: number) => ({ state: 'paid', payment: { paidFen } }) as OrderState
    const run = async (pay: PaymentProvider, now = NOON) =>
      (await audit({ db, clock: { now: () => now }, pay })).slice(-2)
    const linesOf = async (pay: PaymentProvider, now?: Date) =>
      (await run(pay, now)).flatMap((finding) => finding.lies)

    test('orders of today that agree are well', async () => {
      const states = new Map(
        (await paidOrders()).map(({ giftId, paidFen }) => [giftId, paid(paidFen)]),
      )
      expect(await run(say(states))).toMatchObject([{ lies: [] }, { looked: 6, lies: [] }])
    })

    test('an order that the provider never took, or that we never booked, is a lie', async () => {
      const orders = await paidOrders()
      const states = new Map(orders.map(({ giftId, paidFen }) => [giftId, paid(paidFen)]))
      const [first] = orders
      states.set(first?.giftId ?? '', { state: 'unpaid' })
      const open = await db.one<{ id: string }>(sql`select id from gift where state = 'started'`)
      states.set(open.id, paid(1000))
      expect((await linesOf(say(states))).sort()).toEqual(
        [
          `${first?.giftId}: booked, the provider says unpaid`,
          `${open.id}: paid at the provider, not booked yet`,
        ].sort(),
      )
    })

    const billed = (rows: object[]) =>
      told({
        tradeBill: async ({ mchid }) => ({
          ready: true,
          rows: (mchid === MCHID ? rows : []) as BillRow[],
        }),
      })
    const billRow = ({ giftId, paidFen }: { giftId: string; paidFen: number }) => ({
      kind: 'payment',
      orderNumber: giftId,
      paidFen,
    })

    test('a closed day is proven by its bill', async () => {
      const rows = (await paidOrders()).map(billRow)
      expect(await run(billed(rows), NEXT_DAY)).toMatchObject([{ looked: 5, lies: [] }, {}])
      const [first, second, ...others] = rows
      const wrong = [
        { ...first, paidFen: 999 },
        ...others,
        { kind: 'payment', orderNumber: 'quilt001-theirs', paidFen: 7 },
      ]
      expect((await linesOf(billed(wrong as object[]), NEXT_DAY)).sort()).toEqual(
        [
          `${first?.orderNumber}: we have 1000, the bill 999`,
          `${second?.orderNumber}: we have 1000, the bill nothing`,
          'quilt001-theirs: we have nothing, the bill 7',
        ].sort(),
      )
    })

    test('a day without a bill is proven by its orders', async () => {
      const states = new Map(
        (await paidOrders()).map(({ giftId, paidFen }) => [giftId, paid(paidFen)]),
      )
      const early = { ...say(states), tradeBill: async () => ({ ready: false }) as const }
      expect(await run(early, NEXT_DAY)).toMatchObject([
        { looked: 0, lies: [] },
        { looked: 6, lies: [] },
      ])
    })

    test('a refund in the bill that we never asked for is a lie', async () => {
      const [, first] = await paidOrders()
      await db.run(sql`insert into refund (project_id, id, gift_id, amount_fen, state, why, asked_at)
        values ('quilt001', 'quilt001Rours', ${first?.giftId}, 400, 'under_way', 'operator', ${NOON})`)
      const refund = (refundNumber: string, refundFen: number) => ({
        kind: 'refund',
        orderNumber: first?.giftId,
        refundNumber,
        refundFen,
      })
      const payments = (await paidOrders()).map(billRow)
      expect(await linesOf(billed([...payments, refund('quilt001Rours', 400)]), NEXT_DAY)).toEqual(
        [],
      )
      expect(
        await linesOf(
          billed([...payments, refund('quilt001Rours', 500), refund('quilt001Rtheirs', 5)]),
          NEXT_DAY,
        ),
      ).toEqual([
        'quilt001Rours: we refunded 400, the bill 500',
        'quilt001Rtheirs: we refunded nothing, the bill 5',
      ])
    })

    test('a payment that is booked while the audit asks is no lie', async () => {
      const [late] = await frozenGifts(db, 1)
      if (!late) throw new Error('one was made')
      const states = new Map(
        (await paidOrders()).map(({ giftId, paidFen }) => [giftId, paid(paidFen)]),
      )
      const settler = settlerOf({ db, clock: { now: () => NOON } })
      const pay = told({
        async query({ orderNumber }) {
          if (orderNumber !== late.giftId) return states.get(orderNumber) ?? { state: 'unpaid' }
          await settler.settle(late)
          return paid(1000)
        },
      })
      expect(await linesOf(pay)).toEqual([])
    })
  })
})
