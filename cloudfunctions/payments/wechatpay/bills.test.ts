import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { Formatter } from 'wechatpay-axios-plugin'
import { ProviderError } from '../provider'
import { parseBill, yuanToFen } from './bill-csv'
import { deps, MCHID, settings } from './fixtures/a-merchant'
import type { JudgingPlatform, Received, Reply } from './fixtures/judge'
import { startPlatform } from './fixtures/judge'
import { BILL_LINES } from './fixtures/published-vectors'
import { wechatPay } from './wechat-pay'

const { head, payment, refund, sumsHead, sums } = BILL_LINES
const file = (...rows: string[]) => `\uFEFF${[head, ...rows, sumsHead, sums].join('\r\n')}\r\n`
const whole = file(refund, payment)

describe('the bill file', () => {
  test('is read into whole fen and UTC', () => {
    expect(parseBill(whole)).toEqual([
      {
        kind: 'refund',
        at: '2019-02-18T21:01:46.000Z',
        mchid: '1921000401',
        appid: 'wxab8acd895ab1638a',
        orderNumber: 'autotest_20190216081946_82335',
        transactionId: '4200000263201902167700134212',
        payerOpenid: 'oHkLxtx0vUqe-18p_AXTZ1innxkCY',
        currency: 'CNY',
        refundNumber: 'REF4200000263201902167700963919',
        refundId: '50000709672019011908420787722',
        refundFen: 1,
        refundState: 'SUCCESS',
      },
      {
        kind: 'payment',
        at: '2019-02-18T17:52:32.000Z',
        mchid: '1921000401',
        appid: 'wxab8acd895ab1638a',
        orderNumber: 'autotest_20190219015232_89201',
        transactionId: '4200000263201902167700134902',
        payerOpenid: 'wxab8acb865bb1637e',
        currency: 'CNY',
        paidFen: 3,
      },
    ])
  })

  test('is cut as the judge cuts it, also where a name holds commas', () => {
    const named = payment.replace('`autotest,`,', '`爱心, 善意,午餐,`甲,乙,')
    const [row] = parseBill(file(named, refund))
    expect(row).toMatchObject({ kind: 'payment', paidFen: 3 })
    const { rows } = Formatter.castCsvBill(file(named, refund)) as { rows: unknown[] }
    expect(rows[0]).toMatchObject({
      商品名称: '爱心, 善意,午餐',
      商户数据包: '甲,乙',
      订单金额: '0.03',
    })
  })

  test('is read whatever it says of fees, which nobody here asks about', () => {
    const odd = payment.replace('`0.01000,', '`,')
    expect(odd).not.toBe(payment)
    expect(parseBill(file(odd, refund))).toEqual(parseBill(file(payment, refund)))
  })

  test.each([
    ['a line is missing', file(payment)],
    ['a line is cut', file(refund, payment.slice(0, 200))],
    ['the sums are missing', [head, payment, refund].join('\n')],
    ['it is something else', 'not a bill'],
    ['an amount is no amount', file(refund, payment.replace('%,`0.03,', '%,`0.003,'))],
  ])('is refused whole when %s', (_, broken) => {
    expect(() => parseBill(broken)).toThrow()
  })

  test.each([
    ['0.29', 29],
    ['0.00', 0],
    ['-0.00', 0],
    ['12', 1200],
    ['1.5', 150],
    ['0.01000', 1],
    ['-0.36000', -36],
    ['90071992547409.91', 9007199254740991],
  ])('%s yuan is %d fen', (yuan, fen) => {
    expect(yuanToFen(yuan)).toBe(fen)
  })

  test.each(['', '1,000.00', '0.001', '1e3', '.5', '90071992547409.92'])(
    '"%s" is no amount',
    (yuan) => {
      expect(() => yuanToFen(yuan)).toThrow()
    },
  )
})

describe('fetching a bill', () => {
  let answers: (request: Received) => Reply
  let platform: JudgingPlatform
  beforeAll(async () => {
    platform = await startPlatform((request) => answers(request))
  })
  beforeEach(() => {
    platform.received.length = 0
  })
  afterAll(async () => {
    await platform.close()
    expect(platform.faults).toEqual([])
  })
  const fetchBill = () =>
    wechatPay(settings({ hosts: [platform.url, platform.url] }), deps()).tradeBill({
      mchid: MCHID,
      day: '2019-02-19',
    })
  const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')

  /** A ticket that names a stranger's host, and the file at the path it names. */
  const serving =
    (packed: Buffer, hash: string) =>
    (request: Received): Reply =>
      request.path.startsWith('/v3/bill/tradebill')
        ? {
            json: {
              hash_type: 'SHA1',
              hash_value: hash,
              download_url: 'https://elsewhere.example/v3/billdownload/file?token=abc',
            },
          }
        : { raw: packed, with: 'no-signature' }

  test('asks for a packed bill, fetches it from our own host, and proves it by its hash', async () => {
    answers = serving(gzipSync(whole), sha1(whole))
    expect(await fetchBill()).toEqual({ ready: true, rows: parseBill(whole) })
    expect(platform.received.map(({ path }) => path)).toEqual([
      '/v3/bill/tradebill?bill_date=2019-02-19&bill_type=ALL&tar_type=GZIP',
      '/v3/billdownload/file?token=abc',
    ])
  })

  test('a file that is not the one that was announced is not read', async () => {
    const other = file(payment, payment)
    answers = serving(gzipSync(other), sha1(whole))
    await expect(fetchBill()).rejects.toThrow(/hash differs/)
    answers = serving(Buffer.from(whole), sha1(whole))
    await expect(fetchBill()).rejects.toThrow(ProviderError)
  })

  test('a bill that is being written is not ready; a day without payments is ready and empty', async () => {
    answers = () => ({ status: 400, json: { code: 'STATEMENT_CREATING', message: '账单生成中' } })
    expect(await fetchBill()).toEqual({ ready: false })
    answers = () => ({ status: 400, json: { code: 'NO_STATEMENT_EXIST', message: '账单不存在' } })
    expect(await fetchBill()).toEqual({ ready: true, rows: [] })
  })
})
