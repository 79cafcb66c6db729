import type { FastifyRequest } from 'fastify'
import {
  DATABASE_START_MS_MAX,
  keyHeaders,
  startTestHost,
  type TestHost,
} from '../../tests/support/test-host'
import { COUNTED_CALLERS_MAX, defaultLimits } from './limits'
import { rateLimits } from './rate-limits'

const started: TestHost[] = []

afterEach(async () => {
  for (const server of started.splice(0)) await server.close()
})

test('an address that calls too often is told how long to wait', async () => {
  const { url } = await start({ settings: { limits: { callsPerAddressAMinute: 2 } } })
  const statuses = [await echo(url), await echo(url), await echo(url)]
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429])
  expect(Number(statuses[2]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await statuses[2]?.json()).toMatchObject({
    code: 429,
    name: 'TOO_MANY_REQUESTS',
    details: { retryAfterSeconds: expect.any(Number) },
  })
})

test('an address that is not counted calls as often as it likes', async () => {
  const limits = { callsPerAddressAMinute: 1 }
  const { url } = await start({ settings: { limits, uncountedAddresses: ['127.0.0.1'] } })
  await echo(url)
  expect((await echo(url)).status).toBe(200)
})

test('behind our proxy the address is the one that the proxy names', async () => {
  const limits = { callsPerAddressAMinute: 1 }
  const settings = { limits, trustedProxies: ['10.0.0.5', '127.0.0.0/8'] }
  const { url } = await start({ settings })
  expect(await statusesFrom(url, ['192.0.2.1', '192.0.2.2', '192.0.2.1'])).toEqual([200, 200, 429])
  // What a caller writes itself stands before what the proxy adds, and counts for nothing.
  expect(await statusesFrom(url, ['8.8.8.8, 192.0.2.3', '9.9.9.9, 192.0.2.3'])).toEqual([200, 429])
})

test.each([
  ['no proxy is ours', []],
  ['the caller is no proxy of ours', ['10.0.0.5']],
])('where %s, nobody names an address', async (_what, trustedProxies) => {
  const settings = { limits: { callsPerAddressAMinute: 1 }, trustedProxies }
  const { url } = await start({ settings })
  expect(await statusesFrom(url, ['192.0.2.1', '192.0.2.2'])).toEqual([200, 429])
})

test('a busy caller is remembered, however many others call once', () => {
  const limits = { ...defaultLimits, callsPerAddressAMinute: 2 }
  const rates = rateLimits(limits, [])
  const from = (ip: string) => rates.address({ ip } as FastifyRequest)
  const others = Array.from({ length: COUNTED_CALLERS_MAX }, (_, n) => `${n}.example`)
  from('192.0.2.1')
  for (const other of others.slice(1)) from(other)
  from('192.0.2.1')
  from(others[0] ?? '')
  expect(from('192.0.2.1')).toMatchObject({ refused: 'TOO_MANY_REQUESTS' })
})

test('logins have a limit of their own', async () => {
  const { url } = await start({ settings: { limits: { loginsPerAddressAMinute: 1 } } })
  const login = async () => {
    const body = JSON.stringify({ authData: { lc_weapp: { code: 'invented' } } })
    return (await fetch(`${url}/1.1/users`, { method: 'POST', headers: keyHeaders, body })).status
  }
  expect([await login(), await login()]).toEqual([400, 429])
  expect((await echo(url)).status).toBe(200)
})

test(
  'a person who calls too often is stopped, another one is not',
  async () => {
    const limits = { callsPerPersonAMinute: 2 }
    const server = await start({ database: true, settings: { limits } })
    const one = await sessionOf(server, 'o-one')
    const other = await sessionOf(server, 'o-other')
    const statuses = []
    for (const session of [one, one, one, other]) {
      statuses.push((await echo(server.url, { 'x-lc-session': session })).status)
    }
    expect(statuses).toEqual([200, 200, 429, 200])
  },
  DATABASE_START_MS_MAX,
)

test('callbacks of the payment provider are never counted', async () => {
  const { url } = await start({ settings: { limits: { callsPerAddressAMinute: 1 } } })
  const call = async (below = '') => {
    const address = `${url}/callbacks/wechatpay/1900000001${below}`
    return (await fetch(address, { method: 'POST', body: '{}' })).status
  }
  expect([await call(), await call(), await call()]).toEqual([204, 204, 204])
  for (const below of ['/contract', '/debit']) {
    expect([await call(below), await call(below)]).toEqual([200, 200])
  }
})

type Options = NonNullable<Parameters<typeof startTestHost>[0]>

async function start(options: Options = {}): Promise<TestHost> {
  const server = await startTestHost(options)
  started.push(server)
  return server
}

async function statusesFrom(url: string, forwarded: readonly string[]): Promise<number[]> {
  const statuses: number[] = []
  for (const text of forwarded) {
    statuses.push((await echo(url, { 'x-forwarded-for': text })).status)
  }
  return statuses
}

function echo(url: string, headers: Record<string, string> = {}) {
  return fetch(`${url}/1.1/functions/test.echo`, {
    method: 'POST',
    headers: { ...keyHeaders, ...headers },
    body: '{}',
  })
}

async function sessionOf(server: TestHost, openid: string): Promise<string> {
  server.codes.set(openid, { ok: true, openid })
  const response = await fetch(`${server.url}/1.1/users`, {
    method: 'POST',
    headers: keyHeaders,
    body: JSON.stringify({ authData: { lc_weapp: { code: openid } } }),
  })
  const { sessionToken } = (await response.json()) as { sessionToken: string }
  return sessionToken
}
