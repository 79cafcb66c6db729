import '../fixtures/patience'
import { aPrepay, merchantOf, placeOrder, send } from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import type { AppSettings } from '../index'

let bed: TestBed
let settings: AppSettings

beforeAll(async () => {
  bed = await aSimulator()
  settings = bed.simulator.settingsForTheApp
})
afterAll(() => bed.close())

/** An address of so many characters. */
const callbackOf = (length: number) => 'https://a.cn/'.padEnd(length, 'b')
const prepay = (body: object | string) =>
  send(settings, { path: '/v3/pay/transactions/jsapi', body })

describe('a field that does not fit is refused by name', () => {
  const amount = (change: object) => ({ amount: { total: 100, currency: 'CNY', ...change } })
  test.each<[string, string, object]>([
    ['an unknown field', '/gift', { gift: 1 }],
    ['an unknown field inside the amount', '/amount/payer_total', amount({ payer_total: 100 })],
    ['an empty description', '/description', { description: '' }],
    ['a description of 128 characters', '/description', { description: '灯'.repeat(128) }],
    ['a number of 5 characters', '/out_trade_no', { out_trade_no: 'GIFT1' }],
    ['a number of 33 characters', '/out_trade_no', { out_trade_no: 'G'.repeat(33) }],
    ['a number with a space', '/out_trade_no', { out_trade_no: 'GIFT 0001' }],
    ['an attachment of 129 characters', '/attach', { attach: 'a'.repeat(129) }],
    ['no amount', '/amount', { amount: undefined }],
    ['nothing', '/amount/total', amount({ total: 0 })],
    ['less than nothing', '/amount/total', amount({ total: -1 })],
    ['half a fen', '/amount/total', amount({ total: 0.5 })],
    ['an amount in words', '/amount/total', amount({ total: '100' })],
    ['another currency', '/amount/currency', amount({ currency: 'USD' })],
    ['a callback address with a query', '/notify_url', { notify_url: 'https://a.cn/b?c=1' }],
    ['a callback address that is not https', '/notify_url', { notify_url: 'http://a.cn/b' }],
    ['a callback address that is none', '/notify_url', { notify_url: 'callbacks' }],
    ['a callback address in capitals', '/notify_url', { notify_url: 'HTTPS://a.cn/b' }],
    ['a callback address after a space', '/notify_url', { notify_url: ' https://a.cn/b' }],
    ['a callback address without a path', '/notify_url', { notify_url: 'https://a.cn' }],
    ['a callback address with a fragment', '/notify_url', { notify_url: 'https://a.cn/b#c' }],
    ['a callback address with a name', '/notify_url', { notify_url: 'https://me@a.cn/b' }],
    ['a callback address with a password', '/notify_url', { notify_url: 'https://:x@a.cn/b' }],
    ['a callback address at home', '/notify_url', { notify_url: 'https://localhost/b' }],
    ['a callback address without a dot', '/notify_url', { notify_url: 'https://intranet/b' }],
    ['a callback address in a private net', '/notify_url', { notify_url: 'https://10.1.2.3/b' }],
    [
      'a callback address in a private net of IPv6',
      '/notify_url',
      { notify_url: 'https://[fd00::1]/b' },
    ],
    ['a callback address on the loop', '/notify_url', { notify_url: 'https://[::1]/b' }],
    ['a callback address of 256 characters', '/notify_url', { notify_url: callbackOf(256) }],
    ['a person who does not exist', '/payer/openid', { payer: { openid: 'oNobody' } }],
    ['a moment with milliseconds', '/time_expire', { time_expire: '2030-01-01T00:00:00.000Z' }],
    ['a moment without its offset', '/time_expire', { time_expire: '2030-01-01T00:00:00' }],
    ['a day that does not exist', '/time_expire', { time_expire: '2030-02-30T00:00:00+08:00' }],
    ['an hour that does not exist', '/time_expire', { time_expire: '2030-01-01T24:00:00+08:00' }],
    ['a moment that is past', '/time_expire', { time_expire: '2020-01-01T00:00:00+08:00' }],
    ['a scene without an address', '/scene_info/payer_client_ip', { scene_info: {} }],
  ])('%s', async (_what, field, change) => {
    const reply = await prepay(aPrepay(settings, change))
    expect(reply).toMatchObject({ status: 400, isSignatureGood: true })
    expect(reply.json).toMatchObject({ code: 'PARAM_ERROR', detail: { field } })
  })
})

test.each([
  ['of 255 characters', callbackOf(255)],
  ['at a public address', 'https://203.0.113.7/callbacks'],
  ['at a public address of IPv6', 'https://[2001:db8::1]:8443/callbacks'],
  ['on this machine', 'http://127.0.0.1:3000/callbacks'],
  ['on this machine by its name', 'http://localhost:3000/callbacks'],
])('a callback address %s is taken', async (_what, notify_url) => {
  expect((await prepay(aPrepay(settings, { notify_url }))).status).toBe(200)
})

test('a body that is no JSON is refused', async () => {
  const reply = await prepay('{"appid"')
  expect(reply).toMatchObject({ status: 400, json: { code: 'PARAM_ERROR' } })
})

test('an address with a query that it does not take is refused by its name', async () => {
  const { number } = await placeOrder(settings)
  const { mchid } = merchantOf(settings)
  const refund = { out_trade_no: number, out_refund_no: 'R1', amount: { refund: 1, total: 1 } }
  const asked: [string, object | undefined][] = [
    ['/v3/pay/transactions/jsapi', aPrepay(settings)],
    [`/v3/pay/transactions/out-trade-no/${number}/close`, { mchid }],
    ['/v3/refund/domestic/refunds', refund],
    ['/v3/refund/domestic/refunds/R1', undefined],
  ]
  for (const [path, body] of asked) {
    const reply = await send(settings, { path: `${path}?x=1`, body })
    const detail = { field: '/x', location: 'query' }
    expect(reply).toMatchObject({ status: 400, json: { code: 'PARAM_ERROR', detail } })
  }
  const path = `/ledger?outTradeNo=${number}`
  expect(await bed.control(path)).toMatchObject({ orders: [{ state: 'NOTPAY' }], refunds: [] })
})
