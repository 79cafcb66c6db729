/**
 * The one address before the processes: each connection goes to one that lives, and the clock of the
 * simulator is told to all of them.
 */
import { createServer as createHttpServer } from 'node:http'
import {
  type AddressInfo,
  connect,
  createServer,
  type Server as NetServer,
  type Socket,
} from 'node:net'
import type { Server } from '../support/server'

export type Front = { url: string; clockUrl: string; close(): Promise<void> }

export async function front(servers: () => readonly Server[]): Promise<Front> {
  const sockets = new Set<Socket>()
  let turn = 0
  const living = () => servers().filter((server) => server.alive())

  const door = createServer((client) => {
    turn += 1
    const all = living()
    const chosen = all[turn % Math.max(all.length, 1)]
    if (!chosen) return client.destroy()
    const upstream = connect(Number(new URL(chosen.url).port), '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.pipe(upstream)
    upstream.pipe(client)
    return undefined
  })

  const clock = createHttpServer(async (request, reply) => {
    let body = ''
    for await (const piece of request) body += piece
    const told = await Promise.allSettled(living().map(({ url }) => tell(url, body)))
    const due = told.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []))
    reply.statusCode =
      told.length > 0 && told.every(({ status }) => status === 'fulfilled') ? 200 : 503
    reply.end(JSON.stringify({ nextDueAt: due.sort()[0] ?? null }))
  })

  return {
    url: await listening(door),
    clockUrl: await listening(clock),
    async close() {
      for (const socket of sockets) socket.destroy()
      clock.closeAllConnections()
      const closed = (server: NetServer) => new Promise<void>((done) => server.close(() => done()))
      await Promise.all([door, clock].map(closed))
    },
  }
}

/** When that process wants to be woken next. */
async function tell(url: string, body: string): Promise<string | null> {
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(`${url}/development/clock`, { method: 'POST', headers, body })
  if (!reply.ok) throw new Error(`the clock was not taken: ${reply.status}`)
  return (await reply.json()).nextDueAt
}

function listening(server: NetServer): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}
