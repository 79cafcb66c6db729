/** What the bills proved: by what was written down, and by reading them again. */
import { MCHID, stopDatabases } from '../../tests/support/gifts'
import { sql } from '../db'
import { aBillWorld, type BillWorld, DAY, lineOf, refundLine } from '../gifts/fixtures/bill-world'
import type { Payment } from '../ledger'
import { type PaymentProvider, ProviderError } from '../payments'
import { audit } from '.'
import { refundDone, tamper } from './fixtures/honest-books'

jest.setTimeout(240_000)

let told: BillWorld
let payments: Payment[]
beforeEach(async () => {
  told = await aBillWorld()
  payments = await told.paid(3)
  await told.settle(payments)
  told.bills.set(
    DAY,
    payments.map((payment) => lineOf(payment)),
  )
})
afterEach(() => told.close())
afterAll(stopDatabases)

/** Each lie in one line; by the books alone, or by bills that are read again too. */
async function lies(how: 'alone' | 'bills' = 'alone', at = '2026-12-02T04:00:00Z') {
  const pay = told.app.pay as PaymentProvider
  const query: PaymentProvider['query'] = async () => ({ state: 'unpaid' })
  const findings = await audit({
    db: told.db,
    clock: { now: () => new Date(at) },
    ...(how === 'bills' && { pay: { ...pay, query }, bills: true }),
  })
  return findings.flatMap(({ check, lies }) => lies.map((lie) => `${check}: ${lie}`))
}

test('a day that was compared with its bill is well, alone and when it is read again', async () => {
  await told.read()
  expect(await lies()).toEqual([])
  expect(await lies('bills')).toEqual([])
})

test('a closed day that nobody compared is a lie from noon on', async () => {
  const lie = `every closed day of every merchant was compared with its bill: ${MCHID} on ${DAY}: no bill was read`
  expect(await lies('alone', '2026-12-02T03:59:59Z')).toEqual([])
  expect(await lies()).toEqual([lie])
  expect(await lies('alone', '2026-12-04T03:00:00Z')).toEqual([lie, lie.replace('12-01', '12-02')])
})

test('a merchant that no charity has any more is proven up to the last day on which one could pay', async () => {
  await told.read()
  await told.db.script('update charity set mchid = null')
  expect(await lies('alone', '2027-12-04T04:00:00Z')).toEqual([])
})

test('what a bill has and the ledger has not, or the other way round, is a lie until it is closed', async () => {
  told.bills.set(
    DAY,
    payments.slice(1).map((payment) => lineOf(payment)),
  )
  await told.read()
  const [first] = payments
  const says = `${first?.giftId}: the ledger has 1000 by ${first?.transactionId}, the bill nothing`
  expect(await lies()).toContain(`bills and ledger agreed: ${MCHID} on ${DAY}: ${says}`)
  expect(await lies('bills')).toContain(
    `bills that were read again agree: ${MCHID} on ${DAY}: ${says}`,
  )
  await told.db.script(
    `update payment_alarm set closed_at = now(), closed_by = 'somebody', closed_how = 'explained'`,
  )
  expect((await lies('bills')).join()).not.toContain(says)
})

test('a refund that the provider never carried out is a lie when its day was compared', async () => {
  const refundId = await refundDone(told.db, 'quilt001', 400)
  await told.read()
  expect((await lies()).join('\n')).toMatch(
    new RegExp(
      `bills and ledger agreed: .*the ledger gave back 400 as ${refundId}, the bill nothing`,
    ),
  )
})

test('a refund that is dated back to a day that was compared is a lie', async () => {
  await told.read()
  await refundDone(told.db, 'quilt001', 400)
  expect(await lies()).toContain(
    `days that were compared are as they were: ${MCHID} on ${DAY} had 3 payments of 3000 and 0 refunds of 0, now 3 of 3000 and 1 of 400`,
  )
})

test('a gift that was taken out of all books together is a lie against its day', async () => {
  await told.read()
  const one = `'${payments[0]?.giftId}'`
  await tamper(
    told.db,
    ...['ledger_entry', 'payment'].map((table) => `delete from ${table} where gift_id = ${one}`),
    `delete from project_donor where donor_id = (select donor_id from gift where id = ${one})`,
    `delete from gift where id = ${one}`,
    'update project_total set raised_fen = 2000, gifts = 2, donors = 2 where gifts = 3',
    'update project_day set raised_fen = 2000, gifts = 2',
  )
  expect(await lies()).toEqual([
    `days that were compared are as they were: ${MCHID} on ${DAY} had 3 payments of 3000 and 0 refunds of 0, now 2 of 2000 and 0 of 0`,
  ])
})

test('a transaction that was replaced everywhere is a lie when the bill is read again', async () => {
  await told.read()
  const [first] = payments
  await tamper(
    told.db,
    `update payment set transaction_id = '4200other' where gift_id = '${first?.giftId}'`,
    `update gift set transaction_id = '4200other' where id = '${first?.giftId}'`,
  )
  expect(await lies()).toEqual([])
  expect(await lies('bills')).toEqual([
    `bills that were read again agree: ${MCHID} on ${DAY}: ${first?.giftId}: the bill has 1000 by ${first?.transactionId}, the ledger 1000 by 4200other`,
    `bills that were read again agree: ${MCHID} on ${DAY}: ${first?.giftId}: the ledger has 1000 by 4200other, the bill nothing`,
  ])
})

test('a product that is older than the provider’s bills is proven by what was written down', async () => {
  await told.read()
  await told.db.run(sql`
    insert into bill_day select mchid, d::date, 0, 0, 0, 0, 0, '[]', now()
    from bill_day, generate_series('2026-12-02'::timestamp, '2027-06-01', interval '1 day') d`)
  told.world.asked = []
  expect(await lies('bills', '2027-06-02T04:00:00Z')).toEqual([])
  expect(told.world.asked.length).toBeLessThanOrEqual(90)
  expect(told.world.asked).not.toContain(DAY)
})

test('what the provider took on a day that these books do not have is named when bills are read again', async () => {
  await told.read()
  const [lost] = payments
  if (!lost) throw new Error('nothing was paid')
  const before = { ...lost, giftId: `quilt001-${'b'.repeat(22)}`, paidAt: '2026-11-20T04:00:00Z' }
  told.bills.set('2026-11-20', [lineOf(before)])
  expect(await lies()).toEqual([])
  expect(await lies('bills')).toEqual([
    expect.stringMatching(/on 2026-11-20: quilt001-b{22}: the bill has 1000 .* the ledger nothing/),
  ])
})

test('a bill that the provider does not give is named, and the audit goes on', async () => {
  await told.read()
  told.bills.set(DAY, new ProviderError({ kind: 'busy', code: 'TIMEOUT' }, 'trade bill'))
  expect(await lies('bills')).toEqual([
    `bills that were read again agree: ${MCHID} on ${DAY}: the provider gave no answer`,
  ])
  Object.assign(told.app.pay, { mchids: new Set() })
  expect(await lies('bills')).toEqual([])
})

test('a refund stands in the bill of its day, when it is read again too', async () => {
  const refundId = await refundDone(told.db, 'quilt001', 400)
  const { id } = await told.db.one<{ id: string }>(sql`select gift_id as id from refund`)
  const payment = payments.find(({ giftId }) => giftId === id)
  if (!payment) throw new Error('it is one of them')
  told.bills.set(DAY, [...payments.map((p) => lineOf(p)), refundLine(payment, refundId, 400)])
  expect(await told.read()).toBe('done')
  expect((await lies('bills')).filter((lie) => lie.startsWith('bills'))).toEqual([])
})
