import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { keyHeaders, startTestHost, type TestHost } from '../../tests/support/test-host'

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
      expect(await response.json()).toMatchObject({ code: 401, error: 'Unauthorized.' })
    }
  })

  test.each([
    ['another app’s id', { ...keyHeaders, 'x-lc-id': 'other' }],
    ['a wrong key', { ...keyHeaders, 'x-lc-key': 'wrong' }],
    ['a wrong signature', { 'x-lc-id': 'lantern', 'x-lc-sign': `${'0'.repeat(32)},1` }],
  ])('%s is told in LeanCloud’s words', async (_what, headers) => {
    const { url } = await start()
    const response = await fetch(`${url}/1.1/date`, { headers })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({
      code: 401,
      error: 'Unauthorized.',
      name: 'UNAUTHORIZED',
      details: {},
      requestId: expect.any(String),
    })
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
    expect(listIn(response, 'access-control-allow-methods')).toEqual(
      ['get', 'post', 'put', 'delete', 'options'].sort(),
    )
    expect(listIn(response, 'access-control-allow-headers')).toEqual(
      [
        'content-type',
        ...['id', 'sign', 'key', 'session', 'prod', 'hook-key', 'ua'].map((name) => `x-lc-${name}`),
      ].sort(),
    )
  })

  test('who asks for the options without being a browser is told them', async () => {
    const { url } = await start()
    for (const path of ['/1.1/functions/test.echo', '/1.1/classes/Project', '/1.1/nowhere']) {
      const response = await fetch(url + path, { method: 'OPTIONS' })
      expect(response.status).toBe(204)
      expect(listIn(response, 'access-control-allow-methods')).toContain('post')
    }
  })

  test('an address that is none is behind the key too, and is told to the page that called, beside the website', async () => {
    const h5Folder = mkdtempSync(join(tmpdir(), 'lantern-h5-'))
    writeFileSync(join(h5Folder, 'index.html'), '<title>灯愿</title>')
    const { url } = await start({ h5Folder })
    const addresses = [
      '/1.1',
      '/1.1/requestCaptcha',
      '/1.1/scan/classes/Project',
      '/1.1/functions/a',
    ]
    for (const method of ['GET', 'HEAD', 'POST']) {
      for (const address of addresses) {
        expect((await fetch(url + address, { method })).status).toBe(401)
        const known = await fetch(url + address, { method, headers: keyHeaders })
        expect([known.status, known.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
        expect(known.headers.get('content-security-policy')).toBeNull()
        if (method !== 'HEAD') expect(await known.json()).toMatchObject({ code: 1 })
      }
    }
    const unreadable = await fetch(`${url}/1.1/functions/%zz`, {
      method: 'POST',
      headers: keyHeaders,
    })
    expect(unreadable.headers.get('access-control-allow-origin')).toBe('*')
    rmSync(h5Folder, { recursive: true })
  })

  test('a refusal can be read by the page that called', async () => {
    const { url } = await start()
    const response = await fetch(`${url}/1.1/date`, { headers: { origin: 'https://x.example' } })
    expect(response.status).toBe(401)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
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

  test('a browser at an address that is none reads a page, and everybody else the coded answer', async () => {
    const h5Folder = mkdtempSync(join(tmpdir(), 'lantern-h5-'))
    const { url } = await start({ h5Folder })
    const opened = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } }
    for (const path of ['/nowhere', '/js/nowhere.js', '/nowhere/<b>?x=<script>']) {
      const page = await fetch(url + path, opened)
      expect(page.status).toBe(404)
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(page.headers.get('vary')).toContain('accept')
      const text = await page.text()
      expect(text).toMatch(/没有这一页[\s\S]*There is no page[\s\S]*<a href="\/">回首页/)
      expect(text).not.toMatch(/nowhere|<script>/)
    }
    expect((await fetch(`${url}/nowhere`, { ...opened, method: 'HEAD' })).status).toBe(404)
    const coded = { code: 1, name: 'UNKNOWN_FUNCTION', error: expect.any(String) }
    const keyed = { headers: { ...keyHeaders, ...opened.headers } }
    for (const [path, request] of [
      ['/nowhere', {}],
      ['/nowhere', { ...opened, method: 'POST' }],
      ['/callbacks/wechatpay', opened],
      ['/1.1/nowhere', keyed],
      ['/1.1/', keyed],
    ] as const) {
      const answer = await fetch(url + path, request)
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject(coded)
    }
    expect((await fetch(`${url}/1.1`, opened)).headers.get('content-type')).toContain('json')
    rmSync(h5Folder, { recursive: true })
  })

  test('nobody may frame the pages, except the simulator’s phone while developing', async () => {
    const h5Folder = mkdtempSync(join(tmpdir(), 'lantern-h5-'))
    writeFileSync(join(h5Folder, 'index.html'), '<title>灯愿</title>')
    writeFileSync(join(h5Folder, 'index.html.gz'), 'packed')
    const production = await start({ h5Folder })
    const development = await start({
      h5Folder,
      development: {
        simulator: 'http://127.0.0.1:3100/',
        setClock: async () => ({ nextDueAt: null }),
      },
    })
    const policyOf = async (url: string, encoding = 'identity') => {
      const { headers } = await fetch(url, {
        headers: { accept: 'text/html', 'accept-encoding': encoding },
        method: 'HEAD',
      })
      return headers.get('content-security-policy')
    }
    for (const path of ['/', '/index.html', '/nowhere']) {
      expect(await policyOf(production.url + path)).toBe("frame-ancestors 'self'")
      expect(await policyOf(development.url + path)).toBe(
        "frame-ancestors 'self' http://127.0.0.1:3100",
      )
    }
    expect(await policyOf(production.url, 'gzip')).toBe("frame-ancestors 'self'")
    rmSync(h5Folder, { recursive: true })
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

function listIn(response: Response, header: string): string[] {
  const text = response.headers.get(header) ?? ''
  return text
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .sort()
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
