import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpExchange } from './exchange'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

async function serve(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v3/path?a=1`)
}

const request = (url: URL) => ({
  url,
  method: 'POST' as const,
  headers: { 'Content-Type': 'application/json' },
  body: '{"善":1}',
  timeoutMs: 1_000,
  replyBytesMax: 100,
})

describe('one exchange with the payment service', () => {
  test('sends the bytes, gives back status, headers and bytes, and keeps the connection', async () => {
    const seen: { body: string; port: number | undefined }[] = []
    const url = await serve(async (incoming, outgoing) => {
      const pieces: Buffer[] = []
      for await (const piece of incoming) pieces.push(piece as Buffer)
      const port = incoming.socket.remotePort
      seen.push({ body: `${incoming.url} ${Buffer.concat(pieces).toString('utf8')}`, port })
      outgoing.writeHead(404, { 'X-Kept': 'yes' }).end('好')
    })
    const exchange = httpExchange()
    const reply = await exchange(request(url))
    await exchange(request(url))
    expect(reply).toMatchObject({ status: 404, headers: { 'x-kept': 'yes' } })
    expect(reply.body.toString('utf8')).toBe('好')
    expect(seen[0]?.body).toBe('/v3/path?a=1 {"善":1}')
    expect(seen[1]?.port).toBe(seen[0]?.port)
  })

  test('gives up on a host that never answers, and on one that stops in the middle', async () => {
    const silent = await serve(() => undefined)
    const halting = await serve((_, outgoing) => void outgoing.writeHead(200).write('half'))
    const exchange = httpExchange()
    const hurried = (url: URL) => exchange({ ...request(url), timeoutMs: 50 })
    await expect(hurried(silent)).rejects.toThrow('no reply within 50 ms')
    await expect(hurried(halting)).rejects.toThrow('no reply within 50 ms')
  })

  test('gives up on a reply that is larger than any should be', async () => {
    const flooding = await serve((_, outgoing) => outgoing.end('x'.repeat(101)))
    await expect(httpExchange()(request(flooding))).rejects.toThrow('larger than 100 bytes')
  })

  test('a host where nobody listens is an error', async () => {
    await expect(httpExchange()(request(new URL('http://127.0.0.1:1/')))).rejects.toThrow()
  })
})
