import '../fixtures/patience'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import { DAY_MS, HOUR_MS } from '../time/beijing'

/** The contract between the two clocks, over HTTP. */

let bed: TestBed
let server: Server
let clockUrl: string
const told: string[] = []
let answer: { status: number; nextDueAt: string | null | undefined }

beforeAll(async () => {
  bed = await aSimulator()
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (piece) => {
      text += piece
    })
    request.on('end', () => {
      told.push(JSON.parse(text).now)
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ nextDueAt: answer.nextDueAt }))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  clockUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/clock`
})
afterAll(async () => {
  server.close()
  await bed.close()
})
beforeEach(() => {
  told.length = 0
  answer = { status: 200, nextDueAt: null }
})

const now = async () => Date.parse((await bed.control<{ now: string }>('/clock')).now)

test('without an app the simulator moves its own time alone', async () => {
  const before = await now()
  const { now: after, stops } = await bed.advance(DAY_MS)
  expect(Date.parse(after) - before).toBeGreaterThanOrEqual(DAY_MS)
  expect({ stops, told }).toEqual({ stops: 0, told: [] })
})

test('an app that is made known is told the time at once, and at every stop', async () => {
  await bed.control('/app', { clockUrl })
  expect(told).toHaveLength(1)
  const dueAt = new Date((await now()) + HOUR_MS).toISOString()
  answer.nextDueAt = dueAt
  const wake = setInterval(() => {
    if (told.includes(dueAt)) answer.nextDueAt = null
  }, 1)
  const { now: arrived } = await bed.advance(2 * HOUR_MS)
  clearInterval(wake)
  expect(told).toContain(dueAt)
  expect(told.at(-1)).toBe(arrived)
})

test('what the app said of its next due work is told with the time', async () => {
  answer.nextDueAt = new Date((await now()) + 2 * DAY_MS).toISOString()
  // A journey of no length asks the app anew.
  const { nextDueAt } = answer
  expect(await bed.control('/clock', { advanceMs: 0 })).toMatchObject({ nextDueAt })
  expect(await bed.control('/clock')).toMatchObject({ nextDueAt })
  answer.nextDueAt = null
  expect(await bed.control('/clock', { advanceMs: 0 })).not.toHaveProperty('nextDueAt')
  expect(await bed.control('/clock')).not.toHaveProperty('nextDueAt')
})

test('a jump tells the app only where it landed', async () => {
  answer.nextDueAt = new Date((await now()) + HOUR_MS).toISOString()
  const arrival = await bed.control<{ now: string; stops: number }>('/clock', {
    to: new Date((await now()) + DAY_MS).toISOString(),
    jump: true,
  })
  expect(told).toEqual([arrival.now])
  expect(arrival.stops).toBe(0)
})

test('an app that fails or talks nonsense stops the journey with a sentence', async () => {
  answer.status = 500
  await expect(bed.advance(HOUR_MS)).rejects.toThrow(/502 The app's clock at .* answered 500/)
  await expect(bed.control('/app', { clockUrl })).rejects.toThrow(/502 The app's clock at/)
  answer = { status: 200, nextDueAt: undefined }
  await expect(bed.advance(HOUR_MS)).rejects.toThrow(/502 The app's clock at/)
  answer.nextDueAt = null
  expect(await bed.advance(HOUR_MS)).toHaveProperty('now')
})

test('an app that cannot be reached is not followed, and the one before still is', async () => {
  const nowhere = { clockUrl: 'http://127.0.0.1:9/clock', origins: ['https://nowhere.example'] }
  await expect(bed.control('/app', nowhere)).rejects.toThrow(/^502 The app's clock at .*:9/)
  const followed = await bed.control<{ origins: string[] }>('/app')
  expect(followed).toMatchObject({ clockUrl })
  expect(followed.origins).not.toContain('https://nowhere.example')
})

test('an app can be forgotten again', async () => {
  answer.nextDueAt = new Date((await now()) + DAY_MS).toISOString()
  await bed.control('/app', { clockUrl })
  expect(await bed.control('/clock')).toHaveProperty('nextDueAt')
  await bed.control('/app', { clockUrl: null })
  expect(await bed.control('/clock')).not.toHaveProperty('nextDueAt')
  told.length = 0
  await bed.advance(HOUR_MS)
  expect(told).toEqual([])
})

test('time goes neither back nor by something that is no time', async () => {
  const to = new Date((await now()) - HOUR_MS).toISOString()
  await expect(bed.control('/clock', { to })).rejects.toThrow('409 Time only goes forward.')
  await expect(bed.control('/clock', { advanceMs: -1 })).rejects.toThrow('400')
  await expect(bed.control('/clock', { advanceMs: 'a day' })).rejects.toThrow('400')
  await expect(bed.control('/clock', {})).rejects.toThrow('400')
})

test.each([
  { advanceMs: 8.7e15 },
  { advanceMs: 8.7e15, jump: true },
  { to: '2100-01-01T00:00:00Z', jump: true },
])('time has an end: %j is refused, and the clock goes on', async (journey) => {
  const refusal = '400 Time here ends with the year 2099.'
  await expect(bed.control('/clock', journey)).rejects.toThrow(refusal)
  expect(await bed.advance(HOUR_MS)).toHaveProperty('now')
})
