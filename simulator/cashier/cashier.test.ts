import '../fixtures/patience'
import { aPaidOrder, pay, placeOrder, send, signedPayment } from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import type { AppSettings } from '../index'
import { SECOND_MS } from '../time/beijing'

const PRODUCT = 'http://127.0.0.1:3000'

let bed: TestBed
let settings: AppSettings

beforeAll(async () => {
  bed = await aSimulator({ productOrigins: [PRODUCT] })
  settings = bed.simulator.settingsForTheApp
})
afterAll(() => bed.close())

const open = async (prepayId: string, change: Record<string, string> = {}) => {
  const query = new URLSearchParams({ ...signedPayment(settings, prepayId), ...change })
  const response = await fetch(`${bed.simulator.url}/cashier/${prepayId}?${query}`)
  return { status: response.status, html: await response.text(), headers: response.headers }
}

describe('the page', () => {
  test('shows whom one pays, how much and for what, and says that it is simulated', async () => {
    const { prepayId } = await placeOrder(settings, {
      description: '<b>一盏灯</b>',
      amount: { total: 123_456, currency: 'CNY' },
    })
    const { status, html } = await open(prepayId)
    expect(status).toBe(200)
    expect(html).toContain('模拟收银台 · Simulated cashier')
    expect(html).toContain('示例书屋')
    expect(html).toContain('¥1,234.56')
    expect(html).toContain('&#60;b&#62;一盏灯')
    expect(html).not.toContain('<b>一盏灯')
    for (const action of ['pay', 'wrong-password', 'cancel', 'pay-then-kill-app', 'bank-slow']) {
      expect(html).toContain(`data-action="${action}"`)
    }
  })

  test.each<[string, Record<string, string>]>([
    ['a signature of nobody', { paySign: Buffer.from('nobody').toString('base64') }],
    ['another time than was signed', { timeStamp: '1700000000' }],
    ['another nonce than was signed', { nonceStr: 'another' }],
    ['another package than the address', { package: 'prepay_id=wxsim0' }],
    ['a package without its prefix', { package: 'wxsim0' }],
    ['the older kind of signature', { signType: 'MD5' }],
    ['a return address elsewhere', { return: 'https://elsewhere.example/x' }],
    ['a return address that is a script', { return: 'javascript:alert(1)' }],
    ['another person', { openid: 'oSIM-somebody-else' }],
  ])('refuses %s', async (_what, change) => {
    const { prepayId } = await placeOrder(settings)
    const { status, html } = await open(prepayId, change)
    expect(status).toBe(400)
    expect(html).toContain('无法支付')
    expect(html).not.toContain('data-action')
  })

  test('refuses a signature with junk behind it', async () => {
    const { prepayId } = await placeOrder(settings)
    const payment = signedPayment(settings, prepayId)
    expect((await open(prepayId, payment)).status).toBe(200)
    const paySign = `${payment.paySign}!`
    expect((await open(prepayId, { ...payment, paySign })).status).toBe(400)
  })

  test('refuses to open without what the app signed, and for an order that is not there', async () => {
    const { prepayId } = await placeOrder(settings)
    expect((await fetch(`${bed.simulator.url}/cashier/${prepayId}`)).status).toBe(400)
    expect((await open('wxsim0')).status).toBe(400)
  })

  test('knows where to tell the outcome, and may be framed by the product alone', async () => {
    const { prepayId } = await placeOrder(settings)
    const { html, headers } = await open(prepayId, { return: `${PRODUCT}/gift?id=1` })
    expect(html).toContain(`"returnUrl":"${PRODUCT}/gift?id=1"`)
    expect(html).toContain(`"productOrigin":"${PRODUCT}"`)
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${PRODUCT}`)
  })

  test('of a paid order says so', async () => {
    const { prepayId } = await aPaidOrder(bed)
    expect((await open(prepayId)).html).toContain('该订单已支付')
  })
})

describe('without the page', () => {
  test('the order is shown as its payer sees it', async () => {
    const { prepayId, number } = await placeOrder(settings)
    expect(await bed.control(`/cashier/${prepayId}`)).toMatchObject({
      payee: '示例书屋',
      charityId: 'reading-room',
      outTradeNo: number,
      amountFen: 5200,
      payer: { openid: PAYER, name: '付款人' },
      canPay: true,
    })
  })

  test('nobody pays another person’s order', async () => {
    const { prepayId } = await placeOrder(settings)
    const openid = await bed.newPerson('路人')
    const paying = bed.control(`/cashier/${prepayId}`, { openid, action: 'pay' })
    await expect(paying).rejects.toThrow('403')
    expect(await bed.control(`/cashier/${prepayId}`)).toMatchObject({ state: 'NOTPAY' })
  })

  test('what the app signed is checked when it is sent along', async () => {
    const { prepayId } = await placeOrder(settings)
    const payment = signedPayment(settings, prepayId)
    const ask = { openid: PAYER, action: 'pay' }
    const forged = { ...payment, nonceStr: 'forged' }
    const path = `/cashier/${prepayId}`
    expect(await bed.control(path, { ...ask, payment: forged })).toMatchObject({ result: 'fail' })
    expect(await bed.control(path, { ...ask, payment })).toMatchObject({ result: 'ok' })
  })

  test('a slow bank pays after a while, whatever the payer does meanwhile', async () => {
    const { prepayId, number, body } = await placeOrder(settings)
    const state = async () => (await bed.control<{ state: string }>(`/cashier/${prepayId}`)).state
    expect(await pay(bed, prepayId, 'bank-slow')).toEqual({ result: 'none', errMsg: '' })
    expect(await pay(bed, prepayId)).toMatchObject({
      result: 'fail',
      errMsg: expect.stringContaining('银行'),
    })
    expect(await pay(bed, prepayId, 'cancel')).toMatchObject({ result: 'cancel' })
    const path = `/v3/pay/transactions/out-trade-no/${number}/close`
    expect((await send(settings, { path, body: { mchid: body.mchid } })).status).toBe(429)
    expect(await state()).toBe('NOTPAY')
    await bed.advance(20 * SECOND_MS)
    expect(await state()).toBe('SUCCESS')
    expect(await bed.control(`/callbacks?outTradeNo=${number}`)).toHaveLength(1)
  })

  test('what cannot be paid says why, in a code as well', async () => {
    const { prepayId: paid } = await aPaidOrder(bed)
    expect(await pay(bed, paid)).toMatchObject({ result: 'fail', code: 'PAID' })
    const { prepayId, number, body } = await placeOrder(settings)
    const path = `/v3/pay/transactions/out-trade-no/${number}/close`
    await send(settings, { path, body: { mchid: body.mchid } })
    expect(await pay(bed, prepayId)).toMatchObject({ result: 'fail', code: 'CLOSED' })
    const refusedFor = async (where: string, openid: string) => {
      const reply = await fetch(`${bed.simulator.url}/control${where}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ openid, action: 'pay' }),
      })
      return [reply.status, (await reply.json()).code]
    }
    expect(await refusedFor(`/cashier/${prepayId}`, 'oSIM-nobody')).toEqual([403, 'ANOTHER_PAYER'])
    expect(await refusedFor('/cashier/wxsim0', PAYER)).toEqual([404, 'NO_SUCH_ORDER'])
    expect(await refusedFor('/people/oSIM-nobody/login-code', PAYER)).toEqual([
      404,
      'NO_SUCH_PERSON',
    ])
  })

  test('an action that does not exist is refused with a sentence', async () => {
    const { prepayId } = await placeOrder(settings)
    const paying = bed.control(`/cashier/${prepayId}`, { openid: PAYER, action: 'steal' })
    await expect(paying).rejects.toThrow('400 action')
  })
})

describe('other origins', () => {
  const allowed = async (path: string, origin: string) => {
    const headers = { origin, 'access-control-request-method': 'POST' }
    const response = await fetch(`${bed.simulator.url}/control${path}`, {
      method: 'OPTIONS',
      headers,
    })
    return response.headers.get('access-control-allow-origin')
  }
  test('the product may act for people and at the cashier, others may not', async () => {
    expect(await allowed('/people', PRODUCT)).toBe(PRODUCT)
    expect(await allowed('/cashier/wxsim0', PRODUCT)).toBe(PRODUCT)
    expect(await allowed('/people', 'https://elsewhere.example')).toBeNull()
  })

  test('nobody reads the keys from a page', async () => {
    const headers = { origin: PRODUCT }
    const response = await fetch(`${bed.simulator.url}/control/app-settings`, { headers })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})
