import '../fixtures/patience'
import { once } from 'node:events'
import { createServer, get } from 'node:http'
import type { SeenEvent } from '../fixtures/a-log-reader'
import { aLogReader } from '../fixtures/a-log-reader'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import { createLog } from './log'
import { streamLog } from './log-stream'

let bed: TestBed
beforeEach(async () => {
  bed = await aSimulator()
})
afterEach(() => bed.close())

const open = async (query = '', headers: Record<string, string> = {}) => {
  const response = await fetch(`${bed.simulator.url}/control/log/stream${query}`, { headers })
  if (!response.ok || response.body === null) throw new Error(await response.text())
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    /** The next event, or `undefined` when the stream has ended. */
    async next(): Promise<SeenEvent | undefined> {
      while (!text.includes('\n\n')) {
        const { done, value } = await reader.read()
        if (done) return undefined
        text += value
      }
      const [block = '', ...rest] = text.split('\n\n')
      text = rest.join('\n\n')
      const [, id, data] = /^id: (\d+)\ndata: (.*)$/.exec(block) ?? []
      const event: SeenEvent = JSON.parse(data ?? '')
      expect(event.eventId).toBe(Number(id))
      return event
    },
    leave: () => reader.cancel(),
  }
}

test('tells what was, and then what comes', async () => {
  await bed.fault({ seed: 1 })
  const stream = await open()
  expect(await stream.next()).toMatchObject({ kind: 'faults', body: { seed: 1 } })
  await bed.fault({ seed: 2 })
  expect(await stream.next()).toMatchObject({ kind: 'faults', body: { seed: 2 } })
  await stream.leave()
})

test('goes on where a reader was, by its address or as browsers say it', async () => {
  for (const seed of [1, 2, 3]) await bed.fault({ seed })
  const [first, second] = await aLogReader(bed).read()
  const stream = await open(`?after=${first?.eventId}`)
  expect(await stream.next()).toEqual(second)
  await stream.leave()
  const again = await open(`?after=0`, { 'last-event-id': String(second?.eventId) })
  expect(await again.next()).toMatchObject({ body: { seed: 3 } })
  await again.leave()
  await expect(open('?after=-1')).rejects.toThrow('after: ')
  await expect(open('', { 'last-event-id': 'x' })).rejects.toThrow('last-event-id: ')
})

test('ends when the simulator ends, and holds it up no longer', async () => {
  const other = await aSimulator()
  const response = await fetch(`${other.simulator.url}/control/log/stream`)
  await other.fault({ seed: 1 })
  await other.close()
  expect(await response.text()).toContain('"seed":1')
})

test('cuts off a reader who falls too far behind, and goes on for the others', async () => {
  const growing = createLog(() => 0, 1)
  const server = createServer((_request, response) => streamLog(growing, response, 0))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const request = get({ port, host: '127.0.0.1' })
  const [reply] = await once(request, 'response')
  const openid = 'o'.repeat(10_000)
  for (let count = 0; count < 5000; count += 1) growing.note('login', { openid })
  reply.resume()
  const [error] = await once(reply, 'error')
  expect(error).toMatchObject({ code: 'ECONNRESET' })
  growing.note('login', { openid })
  expect(growing.after(0)).toHaveLength(2000)
  server.close()
})
