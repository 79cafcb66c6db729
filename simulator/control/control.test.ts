import { once } from 'node:events'
import { request } from 'node:http'
import '../fixtures/patience'
import { merchantOf } from '../fixtures/a-merchant'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'

/** What the control interface says to whoever is mistaken. */

let bed: TestBed
beforeAll(async () => {
  bed = await aSimulator()
})
afterAll(() => bed.close())

test.each<[string, object | undefined, string]>([
  ['/nothing', undefined, '404 There is nothing at GET /control/nothing.'],
  ['/ledger?out_trade_no=GIFT1', undefined, '400 The request: Unrecognized key: "out_trade_no"'],
  ['/callbacks?number=GIFT1', undefined, '400 outTradeNo: '],
  ['/callbacks?outTradeNo=GIFT1&x=1', undefined, '400 The request: Unrecognized key: "x"'],
  [
    '/clock',
    { advanceMs: 1, to: '2030-01-01T00:00:00Z' },
    '400 The request: say either advanceMs or to',
  ],
  ['/clock', {}, '400 The request: say either advanceMs or to'],
  ['/clock', { advanceMs: 1.5 }, '400 advanceMs: '],
  [
    '/faults',
    { next: [{ on: 'callback', kind: 'error' }] },
    '400 next.0.kind: must be one of lost, ',
  ],
  ['/faults', { rates: { lost: 2 } }, '400 rates.lost: '],
  ['/app', { origins: ['javascript:1'] }, '400 origins.0: must be an address on http or https'],
  ['/app', { clockUrl: 'file:///clock' }, '400 clockUrl: must be an address on http or https'],
  ['/people', { name: '' }, '400 name: must have a character'],
  ['/people', { name: 'a\u202Eb' }, '400 name: must have no control characters'],
  ['/people/oNobody/away', {}, '404 There is no such person.'],
])('%s %j: %s', async (path, body, sentence) => {
  await expect(bed.control(path, body)).rejects.toThrow(sentence)
})

test('a lie about the bill of nobody is refused', async () => {
  const lie = { day: '2026-11-02', differences: [{ kind: 'extra', amountFen: 1 }] }
  const { mchid } = merchantOf(bed.simulator.settingsForTheApp)
  await expect(bed.control('/bills/differences', { ...lie, mchid: 'SIM0' })).rejects.toThrow(
    '404 There is no merchant with this number.',
  )
  expect(await bed.control('/bills/differences', { ...lie, mchid })).toEqual({ ...lie, mchid })
})

test('a body that is no JSON, and an address that cannot be decoded', async () => {
  const headers = { 'content-type': 'application/json' }
  const url = `${bed.simulator.url}/control`
  const body = await fetch(`${url}/people`, { method: 'POST', headers, body: '{' })
  expect([body.status, await body.json()]).toEqual([
    400,
    { error: 'The body is not JSON.', code: 'INVALID_INPUT' },
  ])
  const address = await fetch(`${url}/people/%E0%A4%A/away`)
  expect([address.status, await address.json()]).toEqual([
    400,
    { error: 'The address cannot be decoded.', code: 'INVALID_INPUT' },
  ])
})

test('a page of elsewhere moves nothing here, nor under a name that it has made lead here', async () => {
  const { url } = bed.simulator
  const answer = async (headers: Record<string, string>) => {
    const asked = request(`${url}/control/clock`, { headers })
    asked.end()
    const [reply] = await once(asked, 'response')
    reply.resume()
    return reply.statusCode
  }
  expect(await answer({})).toBe(200)
  expect(await answer({ origin: url })).toBe(200)
  expect(await answer({ host: 'localhost:3100' })).toBe(200)
  expect(await answer({ host: 'simulator:3100' })).toBe(200)
  expect(await answer({ host: 'evil.example' })).toBe(403)
  for (const origin of ['http://evil.example', 'null']) expect(await answer({ origin })).toBe(403)
})
