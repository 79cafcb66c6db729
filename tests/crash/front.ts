/**
 * The one address before the processes: each connection goes to one that lives, and the clock of the
 * simulator is told to all of them.
 */
import {
  type AddressInfo,
  connect,
  createServer,
  type Server as NetServer,
  type Socket,
} from 'node:net'
import { clockOfAll } from '../support/clock-of-all'
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

  const clock = await clockOfAll(() => living().map(({ url }) => url))

  return {
    url: await listening(door),
    clockUrl: clock.url,
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([new Promise<void>((done) => door.close(() => done())), clock.close()])
    },
  }
}

function listening(server: NetServer): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}
