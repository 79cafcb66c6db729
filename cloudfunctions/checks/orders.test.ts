/** The books beside a provider that can be asked about its orders. */
import { frozenGifts, MCHID, stopDatabases } from '../../tests/support/gifts'
import { type Db, sql } from '../db'
import { settlerOf } from '../ledger'
import { type ChargeState, type OrderState, type PaymentProvider, ProviderError } from '../payments'
import { audit, knowsNoPayment } from '.'
import { honestBooks, NOON } from './fixtures/honest-books'

jest.setTimeout(240_000)

const clock = { now: () => NOON }

let db: Db
let close: () => Promise<void>
let states: Map<string, OrderState>
let unpaid: string
let asked: string[]
beforeEach(async () => {
  ;({ db, close } = await honestBooks('postgresql'))
  const paid = await db.many<{ giftId: string; transactionId: string; paidFen: number }>(sql`
    select gift_id as "giftId", transaction_id as "transactionId", paid_fen as "paidFen" from payment`)
  states = new Map(paid.map(({ giftId, ...payment }) => [giftId, paidBy(payment)]))
  unpaid = (await db.one<{ id: string }>(sql`select id from gift where state = 'started'`)).id
  asked = []
})
afterEach(() => close())
afterAll(stopDatabases)

const paidBy = (payment: object) => ({ state: 'paid', payment }) as OrderState
const pay = {
  mchids: new Set([MCHID]),
  async query({ orderNumber }: { orderNumber: string }) {
    asked.push(orderNumber)
    return states.get(orderNumber) ?? { state: 'unpaid' }
  },
} as Partial<PaymentProvider> as PaymentProvider

/** What the two checks of orders found. */
const ask = async (by: PaymentProvider = pay) => (await audit({ db, clock, pay: by })).slice(-2)
const lies = async (by?: PaymentProvider) => (await ask(by)).flatMap((finding) => finding.lies)

test('orders that agree are well, each asked once', async () => {
  expect(await ask()).toMatchObject([
    { looked: 1, lies: [] },
    { looked: 5, of: 5, lies: [] },
  ])
  expect(asked).toHaveLength(6)
})

test('an order that the provider never took, or took for another sum or payment, is a lie', async () => {
  const [first = '', second = '', third = ''] = states.keys()
  states.set(first, { state: 'unpaid' })
  states.set(second, paidBy({ paidFen: 999, transactionId: 'another' }))
  const { transactionId } = await db.one<{ transactionId: string }>(sql`
    select transaction_id as "transactionId" from gift where id = ${third}`)
  states.set(third, paidBy({ paidFen: 1000, transactionId: 'another' }))
  const found = (await lies()).join('\n')
  expect(found).toContain(`${first}: booked, the provider says unpaid`)
  expect(found).toMatch(
    new RegExp(`${second}: booked 1000 by .*, the provider says 999 by another`),
  )
  expect(found).toContain(
    `${third}: booked 1000 by ${transactionId}, the provider says 1000 by another`,
  )
})

test('a paid order that is not booked is a lie when no job will ask for it', async () => {
  states.set(unpaid, paidBy({ paidFen: 1000 }))
  expect(await lies()).toEqual([
    `${unpaid}: paid at the provider, not booked, and no job asks for it`,
  ])
})

test('a paid order whose callback was lost is no lie while a job will ask for it', async () => {
  states.set(unpaid, paidBy({ paidFen: 1000 }))
  await db.run(sql`insert into job (name, key, due_at) values ('gifts.query', ${unpaid}, ${NOON})`)
  expect(await lies()).toEqual([])
})

test('a payment that is booked while the audit asks is no lie', async () => {
  const [late] = await frozenGifts(db, 1)
  if (!late) throw new Error('one was made')
  const busy: PaymentProvider = {
    ...pay,
    async query(order) {
      if (order.orderNumber !== late.giftId) return pay.query(order)
      await settlerOf({ db, clock }).settle(late)
      return paidBy(late)
    },
  }
  expect(await lies(busy)).toEqual([])
})

test('of many orders that are booked some are asked, and all that are not booked', async () => {
  const settler = settlerOf({ db, clock })
  const many = await frozenGifts(db, 2_100)
  await Promise.all(many.map((payment) => settler.settle(payment)))
  for (const payment of many) states.set(payment.giftId, paidBy(payment))
  await frozenGifts(db, 1_200)
  expect(await ask()).toMatchObject([
    { looked: 1_201, lies: [] },
    { looked: 2_000, of: 2_105, lies: [] },
  ])
})

test('a provider that gives no answer is not asked for ever', async () => {
  await frozenGifts(db, 600)
  let times = 0
  const silent: PaymentProvider = {
    ...pay,
    async query() {
      times += 1
      throw new ProviderError({ kind: 'busy', code: 'TIMEOUT' }, 'query')
    },
  }
  expect((await lies(silent))[0]).toContain('the provider gave no answer')
  expect(times).toBeLessThan(40)
})

test('a merchant whose keys are gone is not asked', async () => {
  expect(await ask({ ...pay, mchids: new Set() })).toMatchObject([{ looked: 0 }, { looked: 0 }])
  expect(asked).toEqual([])
})

test('orders of a day that was compared with its bill are not asked about', async () => {
  await db.run(sql`
    insert into bill_day values (${MCHID}, '2026-12-01', 5, 5000, 1, 400, 0, '[]', now())`)
  expect(await ask()).toMatchObject([{ looked: 0 }, { looked: 0, of: 0 }])
})

test('of a merchant whose days were all compared, the last payment is still asked about', async () => {
  await db.run(sql`
    insert into bill_day values (${MCHID}, '2026-12-01', 5, 5000, 1, 400, 0, '[]', now())`)
  const [known] = (await audit({ db, clock, pay })).slice(-3)
  expect(known).toMatchObject({ looked: 1, lies: [] })
  expect(asked).toHaveLength(1)

  const other: PaymentProvider = { ...pay, query: async () => ({ state: 'unknown-order' }) }
  const [unknown] = (await audit({ db, clock, pay: other })).slice(-3)
  expect(unknown?.lies).toEqual([`${asked[0]}: paid to ${MCHID}, unknown to the provider`])
})

test('a provider that knows none of the payments is told from one that knows some, or is silent', async () => {
  const knowing = (answer: (number: string) => OrderState): PaymentProvider => ({
    ...pay,
    query: async ({ orderNumber }) => answer(orderNumber),
  })
  expect(await knowsNoPayment(db, { pay })).toBe(false)
  expect(await knowsNoPayment(db, { pay: knowing(() => ({ state: 'unknown-order' })) })).toBe(true)
  expect(await knowsNoPayment(db, { pay: { ...pay, mchids: new Set() } })).toBe(true)
  const silent = () => {
    throw new ProviderError({ kind: 'busy', code: 'TIMEOUT' }, 'query')
  }
  expect(await knowsNoPayment(db, { pay: knowing(silent) })).toBe(false)
})

test('a debit is asked after where debits are: one under way is no lie, one that is paid must be booked', async () => {
  const [{ giftId, projectId } = { giftId: '', projectId: '' }] = await db.many<{
    giftId: string
    projectId: string
  }>(sql`select id as "giftId", project_id as "projectId" from gift where state = 'started'`)
  await debitedFor(giftId, projectId)
  const byDebit: string[] = []
  const bank = (state: ChargeState) => ({
    async queryCharge({ orderNumber }: { orderNumber: string }) {
      byDebit.push(orderNumber)
      return state
    },
  })
  const found = async (state: ChargeState) =>
    (await audit({ db, clock, pay, debit: bank(state) })).slice(-2).flatMap(({ lies }) => lies)
  expect(await found({ state: 'processing' })).toEqual([])
  expect(await found({ state: 'failed', why: 'NO_MONEY', code: 'NOTENOUGH' })).toEqual([])
  const paid = paidBy({ paidFen: 1, transactionId: 'T' }) as ChargeState
  expect(await found(paid)).toEqual([
    `${giftId}: paid at the provider, not booked, and no job asks for it`,
  ])
  expect([...new Set(byDebit)]).toEqual([giftId])
  expect(asked).not.toContain(giftId)
})

/** A gift that is an order of a month, asked for by debit. */
async function debitedFor(giftId: string, projectId: string) {
  await db.run(sql`
    insert into pledge (id, donor_id, seed, project_id, charity_id, mchid, amount_fen, day, hour, way, first,
      state, show_name, text_checked, started_at)
    select 'pledge0001', donor_id, 'seed', project_id, charity_id, mchid, amount_fen, 8, 19, 'contract',
      'on-day', 'active', false, true, started_at
    from gift where project_id = ${projectId} and id = ${giftId}`)
  await db.run(sql`
    insert into charge (pledge_id, period, due_on, window_ends_on, state)
    values ('pledge0001', '2026-12', '2026-12-08', '2026-12-14', 'planned')`)
  await db.run(sql`
    insert into charge_attempt (pledge_id, period, attempt, project_id, gift_id, made_by)
    values ('pledge0001', '2026-12', 1, ${projectId}, ${giftId}, 'debit')`)
}
