import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  DATABASE_START_MS_MAX,
  keyHeaders,
  startTestHost,
  type TestHost,
} from '../../tests/support/test-host'

const started: TestHost[] = []

afterEach(async () => {
  for (const server of started.splice(0)) await server.close()
})

describe('admission', () => {
  test('without the app key nothing under /1.1 answers', async () => {
    const { url } = await start()
    for (const path of ['/1.1/date', '/1.1/users/me', '/1.1/classes/Project', '/1.1/nowhere']) {
      const response = await fetch(url + path, { headers: { 'x-lc-id': 'other' } })
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({ code: 401 })
    }
  })

  test('a browser may call from anywhere with the headers of the SDK', async () => {
    const { url } = await start()
    const response = await fetch(`${url}/1.1/functions/test.echo`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://pages.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-lc-id,x-lc-session,x-lc-sign,x-lc-ua',
      },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-methods')).toContain('PUT')
    const allowed = response.headers.get('access-control-allow-headers')?.toLowerCase()
    for (const name of ['content-type', 'x-lc-id', 'x-lc-sign', 'x-lc-session', 'x-lc-ua']) {
      expect(allowed).toContain(name)
    }
  })

  test('a refusal can be read by the page that called', async () => {
    const { url } = await start()
    const response = await fetch(`${url}/1.1/date`, { headers: { origin: 'https://x.example' } })
    expect(response.status).toBe(401)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('limits', () => {
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
    const { url } = await start({ settings: { limits, trustProxy: true } })
    const from = (address: string) => echo(url, { 'x-forwarded-for': address })
    const statuses = [await from('192.0.2.1'), await from('192.0.2.2'), await from('192.0.2.1')]
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429])
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
    const statuses = [await callback(url), await callback(url), await callback(url)]
    expect(statuses.map(({ status }) => status)).toEqual([204, 204, 204])
  })
})

describe('callbacks', () => {
  test('the bytes arrive as they were sent, with headers and merchant', async () => {
    const posts: unknown[] = []
    const { url } = await start({
      callbacks: {
        async wechatpay(post) {
          posts.push({ ...post, rawBody: post.rawBody.toString('hex') })
          return { status: 204 }
        },
      },
    })
    const bytes = Buffer.from('{ "a":1 ,\n"b":"\u00e9"}')
    const response = await callback(url, bytes, { 'wechatpay-serial': 'K1' })
    expect(response.status).toBe(204)
    expect(await response.text()).toBe('')
    expect(posts).toEqual([
      {
        mchid: '1900000001',
        rawBody: bytes.toString('hex'),
        headers: expect.objectContaining({ 'wechatpay-serial': 'K1' }),
        requestId: expect.any(String),
      },
    ])
  })

  test('its refusal is passed on, a fault is 500 so that the provider asks again', async () => {
    const refusing = await start({
      callbacks: { wechatpay: async () => ({ status: 401, body: { code: 'FAIL' } }) },
    })
    const refused = await callback(refusing.url)
    expect([refused.status, await refused.json()]).toEqual([401, { code: 'FAIL' }])
    const failing = await start({
      callbacks: { wechatpay: () => Promise.reject(new Error('no database')) },
    })
    const failed = await callback(failing.url)
    expect([failed.status, await failed.json()]).toEqual([500, { code: 'FAIL' }])
    expect(failing.logged.join()).toContain('no database')
  })

  test('an empty body, any media type and a body too large are answered, not thrown', async () => {
    const { url } = await start()
    expect((await callback(url, Buffer.alloc(0))).status).toBe(204)
    expect((await callback(url, Buffer.from('x'), { 'content-type': 'text/xml' })).status).toBe(204)
    expect((await callback(url, Buffer.alloc(70_000))).status).toBe(413)
  })
})

describe('health and figures', () => {
  test('alive always, ready when every part answers', async () => {
    let up = true
    const { url } = await start({
      health: {
        database: async () => {
          if (!up) throw new Error('gone')
        },
        jobs: async () => {},
      },
    })
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true })
    up = false
    const response = await fetch(`${url}/readyz`)
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ ready: false, waitingFor: ['database'] })
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  test('metrics count calls by name and end, and show the figures of others', async () => {
    const { url } = await start({
      gauges: [{ name: 'lantern_queue', help: 'Gifts that wait', read: () => 7 }],
    })
    await echo(url)
    const response = await fetch(`${url}/metrics`, { headers: { origin: 'https://x.example' } })
    const text = await response.text()
    expect(text).toContain('lantern_call_seconds_count{call="test.echo",outcome="done"} 1')
    expect(text).toContain('lantern_queue 7')
    expect(text).toContain('process_cpu_seconds_total')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('pages', () => {
  test('without a build, a plain page says so and the interface works', async () => {
    const { url } = await start()
    const response = await fetch(url)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('npm run build:h5')
    expect((await echo(url)).status).toBe(200)
  })

  test('hashed files are kept for a year, the page itself is asked for again', async () => {
    const h5Folder = mkdtempSync(join(tmpdir(), 'lantern-h5-'))
    mkdirSync(join(h5Folder, 'js'))
    writeFileSync(join(h5Folder, 'index.html'), '<title>灯愿</title>')
    writeFileSync(join(h5Folder, 'js/app.3f9c1a2b.js'), 'plain')
    writeFileSync(join(h5Folder, 'js/app.3f9c1a2b.js.gz'), 'packed')
    const { url } = await start({ h5Folder })
    const page = await fetch(url)
    expect(await page.text()).toContain('灯愿')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const plain = { headers: { 'accept-encoding': 'identity' } }
    const script = await fetch(`${url}/js/app.3f9c1a2b.js`, plain)
    expect(await script.text()).toBe('plain')
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const packed = await fetch(`${url}/js/app.3f9c1a2b.js`, { method: 'HEAD' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('cache-control')).toContain('immutable')
    expect((await fetch(`${url}/js/missing.js`)).status).toBe(404)
    expect((await fetch(`${url}/..%2f..%2fetc/passwd`)).status).toBeGreaterThanOrEqual(400)
    rmSync(h5Folder, { recursive: true })
  })
})

describe('development', () => {
  test('the simulator is named and moves the clock', async () => {
    const moved: Date[] = []
    const { url } = await start({
      development: {
        simulator: 'http://127.0.0.1:3100',
        async setClock(now) {
          moved.push(now)
          return { nextDueAt: '2027-01-01T00:00:00.000Z' }
        },
      },
    })
    const development = await fetch(`${url}/1.1/development`)
    expect(await development.json()).toEqual({ simulator: 'http://127.0.0.1:3100' })
    const answer = await moveClock(url, { now: '2026-12-31T16:00:00.000Z' })
    expect(await answer.json()).toEqual({ nextDueAt: '2027-01-01T00:00:00.000Z' })
    expect(moved).toEqual([new Date('2026-12-31T16:00:00.000Z')])
    expect((await moveClock(url, { now: 'tomorrow' })).status).toBe(400)
  })

  test('in production there are no such addresses', async () => {
    const { url } = await start()
    const headers = keyHeaders
    expect((await fetch(`${url}/1.1/development`, { headers })).status).toBe(404)
    expect((await moveClock(url, { now: '2026-12-31T16:00:00.000Z' })).status).toBe(404)
  })

  const moveClock = (url: string, body: unknown) =>
    fetch(`${url}/development/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
})

describe('closing', () => {
  test('a request that is under way gets its answer, a new connection gets none', async () => {
    let finish = () => {}
    let begun = () => {}
    const beginning = new Promise<void>((resolve) => {
      begun = resolve
    })
    const server = await start({
      callbacks: {
        wechatpay: () =>
          new Promise((resolve) => {
            finish = () => resolve({ status: 204 })
            begun()
          }),
      },
    })
    const underWay = callback(server.url)
    await beginning
    const closed = server.host.close()
    while (server.host.server.listening) await wait(1)
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
    finish()
    expect((await underWay).status).toBe(204)
    await closed
  })

  test('what is no HTTP gets a coded answer and is hung up on', async () => {
    const { url } = await start()
    const answer = await new Promise<string>((resolve, reject) => {
      let text = ''
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () =>
        socket.write('hello\r\n\r\n'),
      )
      socket.on('data', (bytes) => {
        text += bytes
      })
      socket.on('end', () => resolve(text))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 10000 })
  })
})

type Options = NonNullable<Parameters<typeof startTestHost>[0]>

async function start(options: Options = {}): Promise<TestHost> {
  const server = await startTestHost(options)
  started.push(server)
  return server
}

function echo(url: string, headers: Record<string, string> = {}) {
  return fetch(`${url}/1.1/functions/test.echo`, {
    method: 'POST',
    headers: { ...keyHeaders, ...headers },
    body: '{}',
  })
}

function callback(
  url: string,
  body: Uint8Array<ArrayBuffer> = Buffer.from('{}'),
  headers: Record<string, string> = {},
) {
  return fetch(`${url}/callbacks/wechatpay/1900000001`, { method: 'POST', headers, body })
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
