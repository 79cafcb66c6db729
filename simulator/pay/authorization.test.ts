import '../fixtures/patience'
import { generateKeyPairSync } from 'node:crypto'
import type { RawRequest } from '../fixtures/a-merchant'
import { aPrepay, merchantOf, placeOrder, send, theLibrary } from '../fixtures/a-merchant'
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

const JSAPI = '/v3/pay/transactions/jsapi'
const nowSeconds = () => Math.floor(Date.now() / 1000)

test('the public library, as an honest merchant, is understood and accepts the signed replies', async () => {
  const wish = aPrepay(settings)
  const placed = await theLibrary(settings).chain('v3/pay/transactions/jsapi').post(wish)
  expect(placed.status).toBe(200)
  expect(placed.data).toEqual({ prepay_id: expect.stringMatching(/^wxsim/) })
  const closed = await theLibrary(settings)
    .chain(`v3/pay/transactions/out-trade-no/${wish.out_trade_no}/close`)
    .post({ mchid: wish.mchid })
  expect(closed.status).toBe(204)
})

const stranger = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

const FORGED: [string, () => Partial<RawRequest>][] = [
  ['a stranger’s key', () => ({ privateKeyPem: stranger.privateKey })],
  ['no header at all', () => ({ headers: { Authorization: undefined } })],
  ['another scheme', () => ({ authorization: (honest) => honest.replace('RSA2048', 'HMAC') })],
  ['an unknown merchant', () => ({ mchid: 'SIM9999999' })],
  ['an unknown serial number', () => ({ serial: 'SIM00' })],
  ['a timestamp six minutes old', () => ({ timestamp: nowSeconds() - 360 })],
  ['a timestamp six minutes ahead', () => ({ timestamp: nowSeconds() + 360 })],
  ['a timestamp in milliseconds', () => ({ timestamp: Date.now() })],
  ['a nonce of 33 characters', () => ({ nonce: 'n'.repeat(33) })],
  ['one flipped character of the signature', () => ({ authorization: flipSignature })],
  ['junk behind the signature', () => ({ authorization: spoilSignature('=!') })],
  ['the signature as addresses carry it', () => ({ authorization: asInAddresses })],
  ['a space in the signature', () => ({ authorization: spoilSignature(' ') })],
  ['a field given twice', () => ({ authorization: (honest) => `${honest},mchid="x"` })],
]

const flipSignature = (honest: string) =>
  honest.replace(
    /signature="(.)/,
    (_all, first: string) => `signature="${first === 'A' ? 'B' : 'A'}`,
  )

const spoilSignature = (junk: string) => (honest: string) => honest.replace(/"$/, `${junk}"`)

/** As addresses carry it: another alphabet, and nothing to fill up the end. */
const asInAddresses = (honest: string) =>
  honest.replace(/[^"]+"$/, (text) => `${Buffer.from(text, 'base64').toString('base64url')}"`)

test.each(FORGED)(
  'a request with %s is refused, and the refusal is signed',
  async (_what, forge) => {
    const reply = await send(settings, { path: JSAPI, body: aPrepay(settings), ...forge() })
    expect(reply).toMatchObject({
      status: 401,
      isSignatureGood: true,
      json: { code: 'SIGN_ERROR' },
    })
  },
)

test('a body that was changed after signing is refused', async () => {
  const honest = JSON.stringify(aPrepay(settings))
  const { mchid } = merchantOf(settings)
  let header = ''
  await send(settings, {
    path: JSAPI,
    body: honest,
    authorization: (text) => {
      header = text
      return `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}"`
    },
  })
  const changed = honest.replace('5200', '1')
  const reply = await send(settings, { path: JSAPI, body: changed, authorization: () => header })
  expect(reply).toMatchObject({ status: 401, json: { code: 'SIGN_ERROR' } })
})

test('a request that is sent again as it was is refused, on the other host too', async () => {
  const request = { path: JSAPI, body: aPrepay(settings), nonce: 'only-once' }
  expect((await send(settings, request)).status).toBe(200)
  expect((await send(settings, request)).status).toBe(401)
  const elsewhere = await send(settings, { ...request, host: settings.hosts.payBackup })
  expect(elsewhere.status).toBe(401)
})

test('the query of an address is part of what is signed', async () => {
  const { number } = await placeOrder(settings)
  const path = `/v3/pay/transactions/out-trade-no/${number}?mchid=${merchantOf(settings).mchid}`
  expect((await send(settings, { path })).status).toBe(200)
  const header = await headerFor(path)
  const reply = await send(settings, { path: `${path}1`, authorization: () => header })
  expect(reply.status).toBe(401)
})

const headerFor = async (path: string) => {
  let header = ''
  await send(settings, {
    path,
    authorization: (honest) => {
      header = honest
      return 'nothing'
    },
  })
  return header
}

test('replies are signed with the platform key that the request names', async () => {
  const [current, old] = settings.platformKeys
  const asked = async (serial: string | undefined) => {
    const headers = { 'Wechatpay-Serial': serial }
    return send(settings, { path: JSAPI, body: aPrepay(settings), headers })
  }
  expect(await asked(undefined)).toMatchObject({ serial: current?.id, isSignatureGood: true })
  expect(await asked(old?.id)).toMatchObject({ serial: old?.id, isSignatureGood: true })
  expect(await asked('PUB_KEY_ID_0')).toMatchObject({ status: 400, json: { code: 'PARAM_ERROR' } })
})

test('a body that does not say it is JSON is refused', async () => {
  const headers = { 'Content-Type': 'text/plain' }
  const reply = await send(settings, { path: JSAPI, body: aPrepay(settings), headers })
  expect(reply).toMatchObject({ status: 400, json: { code: 'PARAM_ERROR' } })
})

test('an address that does not exist is refused with a signature', async () => {
  const reply = await send(settings, { path: '/v3/pay/transactions/nothing' })
  expect(reply).toMatchObject({ status: 404, isSignatureGood: true })
  expect(reply.json.code).toBe('RESOURCE_NOT_EXISTS')
})

test.each([
  ['a number longer than any', `/v3/pay/transactions/out-trade-no/${'G'.repeat(500)}?mchid=1`],
  ['a number that cannot be decoded', '/v3/pay/transactions/out-trade-no/%E0%A4%A?mchid=1'],
])('%s is refused with a signature, on either host', async (_what, path) => {
  for (const host of [settings.hosts.pay, settings.hosts.payBackup]) {
    const reply = await send(settings, { path, host })
    expect(reply).toMatchObject({ status: 400, isSignatureGood: true })
    expect(reply.json.code).toBe('PARAM_ERROR')
  }
})

test('the backup host keeps the same book', async () => {
  const { number } = await placeOrder(settings)
  const path = `/v3/pay/transactions/out-trade-no/${number}?mchid=${merchantOf(settings).mchid}`
  const reply = await send(settings, { path, host: settings.hosts.payBackup })
  expect(reply).toMatchObject({ status: 200, isSignatureGood: true })
})

test('when the main host is down the backup host still answers', async () => {
  await bed.control('/hosts', { main: 'down' })
  const request = () => ({ path: JSAPI, body: aPrepay(settings) })
  await expect(send(settings, request())).rejects.toThrow('fetch failed')
  const backup = await send(settings, { ...request(), host: settings.hosts.payBackup })
  expect(backup.status).toBe(200)
  await bed.control('/hosts', { main: 'up' })
  expect((await send(settings, request())).status).toBe(200)
})
