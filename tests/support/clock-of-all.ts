/** One clock before several processes or products: what the simulator tells it, it tells to all of them. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ClockOfAll = { url: string; close(): Promise<void> }

/** Answers with the next moment at which any of them wants to be woken; 503 when one does not answer. */
export async function clockOfAll(origins: () => readonly string[]): Promise<ClockOfAll> {
  const server = createServer(async (request, reply) => {
    let body = ''
    for await (const piece of request) body += piece
    const told = await Promise.allSettled(origins().map((origin) => tell(origin, body)))
    const due = told.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []))
    reply.statusCode =
      told.length > 0 && told.every(({ status }) => status === 'fulfilled') ? 200 : 503
    reply.end(JSON.stringify({ nextDueAt: due.sort()[0] ?? null }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

/** When that one wants to be woken next. */
async function tell(origin: string, body: string): Promise<string | null> {
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(`${origin}/development/clock`, { method: 'POST', headers, body })
  if (!reply.ok) throw new Error(`the clock was not taken: ${reply.status}`)
  return (await reply.json()).nextDueAt
}
