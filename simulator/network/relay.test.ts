import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http'
import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import '../fixtures/patience'

/** Bytes between a phone and the product, and what becomes of them in each kind of network. */

type Came = { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer }
type Answer = (came: Came, reply: ServerResponse) => void

let bed: TestBed
let product: Server
let at = ''
let came: Came[] = []
let answer: Answer

const plainly: Answer = (_came, reply) => void reply.end('well')
const PICTURE = Buffer.alloc(3_000_000, 'lantern')

beforeAll(async () => {
  product = createServer((request, reply) => void take(request, reply))
  await new Promise<void>((listening) => product.listen(0, '127.0.0.1', listening))
  const { port } = product.address() as AddressInfo
  bed = await aSimulator({ productOrigins: [`http://127.0.0.1:${port}`] })
  at = (await bed.control<{ phonesAt: string }>('/app')).phonesAt
})

beforeEach(async () => {
  came = []
  answer = plainly
  await bed.control('/network', { state: 'fine' })
})

afterAll(async () => {
  await bed.close()
  product.closeAllConnections()
  await new Promise((closed) => product.close(closed))
})

const take = async (request: IncomingMessage, reply: ServerResponse) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const { method = '', url = '', headers } = request
  const one = { method, url, headers, body: Buffer.concat(parts) }
  came.push(one)
  answer(one, reply)
}

const until = async (holds: () => boolean | Promise<boolean>) => {
  while (!(await holds())) await wait(10)
}

const give = (key: string) =>
  fetch(`${at}/1.1/functions/gifts.start?told=nobody`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  })

type Line = { kind: string; body: { path?: string; outcome?: string; method?: string } }
const exchangesIn = async () => {
  const reply = await fetch(`${bed.simulator.url}/control/log`)
  const lines: Line[] = await reply.json()
  return lines.filter(({ kind }) => kind === 'exchange').map(({ body }) => body)
}

test('what passes arrives as it was sent, in both directions', async () => {
  answer = (_came, reply) => {
    reply.writeHead(201, { 'content-encoding': 'x-own', etag: '"7"', 'set-cookie': ['a=1', 'b=2'] })
    reply.end(PICTURE)
  }
  const reply = await fetch(`${at}/a%20b?c=%2F&c=2`, {
    method: 'PUT',
    body: PICTURE,
    headers: { 'x-lc-session': 'token' },
  })
  expect(reply.status).toBe(201)
  expect(reply.headers.get('etag')).toBe('"7"')
  expect(reply.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(Buffer.from(await reply.arrayBuffer()).equals(PICTURE)).toBe(true)
  const [one] = came
  expect(one).toMatchObject({ method: 'PUT', url: '/a%20b?c=%2F&c=2' })
  expect(one?.headers).toMatchObject({
    host: `127.0.0.1:${(product.address() as AddressInfo).port}`,
    'x-lc-session': 'token',
  })
  expect(one?.body.equals(PICTURE)).toBe(true)
})

test.each(['HEAD', 'OPTIONS', 'DELETE'])('%s passes', async (method) => {
  answer = (_came, reply) => void reply.writeHead(200, { 'content-length': 5 }).end('hello')
  const reply = await fetch(`${at}/page`, { method })
  expect(reply.headers.get('content-length')).toBe('5')
  expect(await reply.text()).toBe(method === 'HEAD' ? '' : 'hello')
  expect(came).toMatchObject([{ method }])
})

test('an address that names another host leads to the product all the same', async () => {
  await (await fetch(`${at}//elsewhere.example/page`)).text()
  expect(came).toMatchObject([{ url: '//elsewhere.example/page' }])
})

test('a body is passed on while it comes', async () => {
  answer = (_came, reply) => void reply.write('first')
  const reply = await fetch(`${at}/stream`)
  const reader = reply.body?.getReader()
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first')
  await reader?.cancel()
})

test('a slow network answers later by as much as it was told', async () => {
  await bed.control('/network', { state: 'slow', delayMs: 300 })
  const before = performance.now()
  expect(await (await fetch(at)).text()).toBe('well')
  expect(performance.now() - before).toBeGreaterThanOrEqual(295)
})

test('a cut network reaches nobody, and then it goes on', async () => {
  await bed.control('/network', { state: 'cut' })
  await expect(give('one')).rejects.toThrow('fetch failed')
  expect(came).toEqual([])
  expect((await exchangesIn()).at(-1)).toEqual({
    method: 'POST',
    path: '/1.1/functions/gifts.start',
    outcome: 'cut',
  })
  await bed.control('/network', { state: 'fine' })
  expect((await give('one')).status).toBe(200)
})

test('what is under way is cut too, waiting or half-way through its answer', async () => {
  answer = ({ url }, reply) => void (url === '/half' && reply.write('half'))
  // `fetch` would take what came of a closing connection for the whole.
  const half = await new Promise<IncomingMessage>((begun) => ask(`${at}/half`, begun).end())
  const ended = new Promise((end) => half.resume().once('error', end).once('end', end))
  const waiting = fetch(`${at}/waits`).catch((error: Error) => error.message)
  await until(() => came.length === 2)
  await bed.control('/network', { state: 'cut' })
  expect(await waiting).toBe('fetch failed')
  expect(await ended).toMatchObject({ message: 'aborted' })
})

test('what waits in a slow network is cut before it sets out', async () => {
  await bed.control('/network', { state: 'slow', delayMs: 200 })
  const waiting = give('slow').catch((error: Error) => error.message)
  await wait(50)
  await bed.control('/network', { state: 'cut' })
  expect(await waiting).toBe('fetch failed')
  await wait(250)
  expect(came).toEqual([])
})

test('an answer is lost after the work was done; the same key again is recorded once', async () => {
  const gifts = new Map<string, number>()
  answer = ({ body }, reply) => {
    const { key } = JSON.parse(String(body))
    gifts.set(key, gifts.get(key) ?? gifts.size + 1)
    reply.end(String(gifts.get(key)))
  }
  await bed.control('/network', { state: 'answers-lost' })
  await expect(give('mine')).rejects.toThrow('fetch failed')
  expect([...gifts]).toEqual([['mine', 1]])
  expect((await exchangesIn()).at(-1)).toMatchObject({ outcome: 'answer-lost' })
  await bed.control('/network', { state: 'fine' })
  expect(await (await give('mine')).text()).toBe('1')
  expect(came).toHaveLength(2)
  expect([...gifts]).toEqual([['mine', 1]])
})

test('a product that is gone answers through it as little as without it', async () => {
  const alone = await aSimulator({ productOrigins: ['http://127.0.0.1:9'] })
  const nobody = await aSimulator({ productOrigins: [] })
  const replies = await Promise.all(
    [alone, nobody].map(async ({ control }) => {
      const { phonesAt } = await control<{ phonesAt: string }>('/app')
      return fetch(phonesAt).catch((error: Error) => error.message)
    }),
  )
  await Promise.all([alone.close(), nobody.close()])
  expect(replies).toEqual(['fetch failed', 'fetch failed'])
})

test('a simulator stops while exchanges are under way', async () => {
  const other = await aSimulator({
    productOrigins: [`http://127.0.0.1:${(product.address() as AddressInfo).port}`],
  })
  const { phonesAt } = await other.control<{ phonesAt: string }>('/app')
  answer = () => {}
  const waiting = fetch(phonesAt).catch((error: Error) => error.message)
  await until(() => came.length === 1)
  await other.close()
  expect(await waiting).toBe('fetch failed')
})

test('its origin is the product’s for pages, and its addresses on cards are the product’s own', async () => {
  const { origins } = await bed.control<{ origins: string[] }>('/app', { origins: [at] })
  expect(origins.at(-1)).toBe(at)
  expect(origins).toHaveLength(2)
  const reply = await fetch(`${bed.simulator.url}/control/people`, { headers: { origin: at } })
  expect(reply.headers.get('access-control-allow-origin')).toBe(at)
  const card = { title: '一盏灯', path: 'pages/home/index', imageUrl: `${at}/assets/share/a.png` }
  const moment = await bed.control<{ momentId: string }>('/moments', { openid: bed.openid, card })
  expect(moment).toMatchObject({ card: { imageUrl: `${origins[0]}/assets/share/a.png` } })
})
