import '../fixtures/patience'
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import {
  aPaidOrder,
  merchantOf,
  newNumber,
  placeOrder,
  send,
  theLibrary,
} from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import type { AppSettings } from '../index'
import { beijingDay, DAY_MS, HOUR_MS, startOfBeijingDayMs } from '../time/beijing'

let bed: TestBed
let settings: AppSettings
/** The day with three payments, one refund, one order that nobody paid. */
let day: string
let first: { number: string }
let second: { number: string }

const startMs = startOfBeijingDayMs('2026-11-02') + 9 * HOUR_MS

beforeAll(async () => {
  bed = await aSimulator({ startMs })
  settings = bed.simulator.settingsForTheApp
  day = beijingDay(startMs)
  first = await aPaidOrder(bed, { description: '灯,一盏', attach: 'x,y' })
  second = await aPaidOrder(bed, { amount: { total: 99, currency: 'CNY' } })
  await aPaidOrder(bed, { amount: { total: 1, currency: 'CNY' } })
  await placeOrder(settings)
  await send(settings, {
    path: '/v3/refund/domestic/refunds',
    body: {
      out_trade_no: first.number,
      out_refund_no: 'REFUND-1',
      amount: { refund: 1050, total: 5200, currency: 'CNY' },
    },
  })
  await bed.advance(HOUR_MS)
})
afterAll(() => bed.close())

const ask = (path: string) => send(settings, { path })
const trade = (billDate: string, more = '') =>
  ask(`/v3/bill/tradebill?bill_date=${billDate}${more}`)
const pathOf = (url: unknown) => {
  const { pathname, search } = new URL(String(url))
  return pathname + search
}

/** The file behind an answer, proved by its hash. */
const fetchBill = async (answer: { json: Record<string, unknown> }, packed = false) => {
  const { pathname, searchParams } = new URL(String(answer.json['download_url']))
  // The library knows by the path alone that this file comes without a signature.
  const { data } = await theLibrary(settings)
    .chain(pathname.slice(1))
    .get({ params: Object.fromEntries(searchParams), responseType: 'arraybuffer' })
  const bytes = Buffer.from(data)
  const plain = packed ? gunzipSync(bytes) : bytes
  expect(answer.json).toMatchObject({
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(plain).digest('hex'),
  })
  return plain.toString('utf8')
}
const tables = (file: string) => {
  const lines = file
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
  const sumsAt = lines.findIndex((line, index) => index > 0 && !line.startsWith('`'))
  const cells = (line: string) => line.slice(1).split(',`')
  return {
    head: lines[0]?.split(',') ?? [],
    rows: lines.slice(1, sumsAt).map(cells),
    sums: cells(lines[sumsAt + 1] ?? ''),
  }
}

test('a day has no bill before ten in the morning of the next', async () => {
  expect((await trade(day)).json.code).toBe('STATEMENT_CREATING')
  await bed.control('/clock', { to: new Date(startOfBeijingDayMs(day) + DAY_MS + 9.9 * HOUR_MS) })
  expect((await trade(day)).json.code).toBe('STATEMENT_CREATING')
  await bed.control('/clock', { to: new Date(startOfBeijingDayMs(day) + DAY_MS + 10 * HOUR_MS) })
  expect((await trade(day)).status).toBe(200)
})

test('the trade bill lists what was paid and refunded in 27 columns, and adds it up', async () => {
  const file = await fetchBill(await trade(day, '&bill_type=ALL&tar_type=GZIP'), true)
  expect(file.startsWith('\uFEFF交易时间,公众账号ID,')).toBe(true)
  const { head, rows, sums } = tables(file)
  expect(head).toHaveLength(27)
  expect(rows.map((row) => row.length)).toEqual([27, 27, 27, 27])
  expect(sums).toEqual(['4', '53.00', '10.50', '0.00', '0.00000', '53.00', '10.50'])
  const column = (name: string) => rows.map((row) => row[head.indexOf(name)])
  expect(column('交易状态')).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS', 'REFUND'])
  expect(column('订单金额')).toEqual(['52.00', '0.99', '0.01', '0.00'])
  expect(column('申请退款金额')).toEqual(['0.00', '0.00', '0.00', '10.50'])
  expect(column('商户退款单号')).toEqual(['0', '0', '0', 'REFUND-1'])
  expect(column('商品名称')[0]).toBe('灯,一盏')
  expect(column('商户号')).toEqual(Array(4).fill(merchantOf(settings).mchid))
  expect(column('交易时间')[0]).toMatch(/^2026-11-02 09:00:/)
})

test('a bill of payments alone, and one of refunds alone', async () => {
  const payments = tables(await fetchBill(await trade(day, '&bill_type=SUCCESS')))
  expect([payments.head.length, payments.rows.length]).toEqual([20, 3])
  const refunds = tables(await fetchBill(await trade(day, '&bill_type=REFUND')))
  expect([refunds.head.length, refunds.rows.length]).toEqual([29, 1])
})

test('the fund-flow bill carries the balance from move to move', async () => {
  const answer = await ask(`/v3/bill/fundflowbill?bill_date=${day}&account_type=BASIC`)
  const { head, rows, sums } = tables(await fetchBill(answer))
  const balances = rows.map((row) => row[head.indexOf('账户结余(元)')])
  expect(balances).toEqual(['52.00', '52.99', '53.00', '42.50'])
  expect(sums).toEqual(['4', '3', '53.00', '1', '10.50'])
})

test('a day when nothing moved, and one that is not on the calendar', async () => {
  expect((await trade('2026-11-01')).json.code).toBe('NO_STATEMENT_EXIST')
  const fees = await ask(`/v3/bill/fundflowbill?bill_date=${day}&account_type=FEES`)
  expect(fees.json.code).toBe('NO_STATEMENT_EXIST')
  expect((await trade('2026-02-30')).json.code).toBe('PARAM_ERROR')
  const endOfTime = encodeURIComponent('Sep 13 275760 00:00:00 GMT (')
  expect((await trade(endOfTime)).json.code).toBe('PARAM_ERROR')
  expect((await trade('2027-01-01')).json.code).toBe('PARAM_ERROR')
  expect((await trade('2026-05-01')).json.code).toBe('INVALID_REQUEST')
  expect((await trade(day, '&bill_type=EVERY')).json.code).toBe('PARAM_ERROR')
  expect((await trade(day, '&mchid=1')).json.code).toBe('PARAM_ERROR')
})

test('the address of a bill is signed for, belongs to its merchant, and lives five minutes', async () => {
  const { json } = await trade(day)
  const path = pathOf(json['download_url'])
  const unsigned = await send(settings, { path, headers: { Authorization: undefined } })
  expect(unsigned.status).toBe(401)
  expect((await ask(`${path}x`)).json.code).toBe('NO_STATEMENT_EXIST')
  const good = await ask(path)
  expect(good).toMatchObject({ status: 200, serial: null })
  await bed.advance(5 * 60_000)
  expect((await ask(path)).json.code).toBe('PARAM_ERROR')
})

test('a jump moves no refund to another day', async () => {
  const now = await bed.control<{ now: string }>('/clock')
  const today = beijingDay(Date.parse(now.now))
  const { number } = await aPaidOrder(bed)
  await send(settings, {
    path: '/v3/refund/domestic/refunds',
    body: {
      out_trade_no: number,
      out_refund_no: 'REFUND-2',
      amount: { refund: 5200, total: 5200, currency: 'CNY' },
    },
  })
  await bed.control('/clock', { advanceMs: 3 * DAY_MS, jump: true })
  const { rows, head } = tables(await fetchBill(await trade(today, '&bill_type=REFUND')))
  expect(rows.map((row) => row[head.indexOf('商户退款单号')])).toEqual(['REFUND-2'])
  const landed = beijingDay(Date.parse(now.now) + 3 * DAY_MS)
  await bed.advance(2 * DAY_MS)
  expect((await trade(landed)).json.code).toBe('NO_STATEMENT_EXIST')
})

test('a file that does not fit its hash still unpacks', async () => {
  await bed.fault({ next: [{ on: 'bill-download', kind: 'wrongFile' }] })
  const { json } = await trade(day, '&tar_type=GZIP')
  const path = pathOf(json['download_url'])
  const [struck, honest] = [await download(path), await download(path)]
  expect(sha1(honest)).toBe(json['hash_value'])
  expect(sha1(struck)).not.toBe(json['hash_value'])
  expect(honest.subarray(0, struck.length)).toEqual(struck)
})

const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex')
const download = async (path: string) => gunzipSync((await ask(path)).bytes)

const plant = (differences: object[]) =>
  bed.control('/bills/differences', { mchid: merchantOf(settings).mchid, day, differences })

test('a bill with a stranger’s payment is the same file each time it is asked for', async () => {
  await plant([{ kind: 'extra', amountFen: 700 }])
  const [first, again] = [await trade(day), await trade(day)]
  expect(first.json['hash_value']).toBe(again.json['hash_value'])
  await plant([])
})

test('differences that are planted are in the bill and not in the ledger', async () => {
  const extra = newNumber()
  await plant([
    { kind: 'extra', amountFen: 700, outTradeNo: extra },
    { kind: 'missing', outTradeNo: first.number },
    { kind: 'amount', outTradeNo: second.number, amountFen: 98 },
    { kind: 'fee', outTradeNo: second.number, feeFen: 3 },
  ])
  const { head, rows, sums } = tables(await fetchBill(await trade(day, '&bill_type=SUCCESS')))
  const numbers = rows.map((row) => row[head.indexOf('商户订单号')])
  expect(numbers).toContain(extra)
  expect(numbers).not.toContain(first.number)
  expect(sums).toEqual(['3', '7.99', '0.00', '0.00', '0.03000', '7.99', '0.00'])
  const { orders } = await bed.control<{ orders: object[] }>(`/ledger?outTradeNo=${extra}`)
  expect(orders).toEqual([])
  await plant([])
  expect(tables(await fetchBill(await trade(day))).sums[1]).toBe('53.00')
})
