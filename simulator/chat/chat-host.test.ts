import '../fixtures/patience'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'

let bed: TestBed

beforeAll(async () => {
  bed = await aSimulator()
})
afterAll(() => bed.close())

describe('what is not understood is refused with HTTP 200, as everything is', () => {
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${bed.simulator.url}${path}`, init)
    const text = await response.text()
    return { status: response.status, errcode: JSON.parse(text).errcode, text }
  }
  const SEND = '/cgi-bin/message/subscribe/send?access_token=secret-token'

  test.each<[string, number, string, RequestInit]>([
    ['a body that is no JSON', 47001, SEND, { method: 'POST', body: '{"touser"' }],
    ['a body that is empty', 47001, '/cgi-bin/stable_token', { method: 'POST' }],
    ['a body that is too large', 47001, SEND, { method: 'POST', body: 'x'.repeat(2_200_000) }],
    ['an address that does not exist', 40066, '/cgi-bin/nothing?access_token=secret-token', {}],
    ['an address that cannot be decoded', 40066, '/wxa/%E0%A4%A?access_token=secret-token', {}],
    ['a GET for a POST', 43002, '/cgi-bin/stable_token?access_token=secret-token', {}],
    ['a POST for a GET', 43001, '/sns/jscode2session', { method: 'POST', body: '{}' }],
  ])('%s', async (_what, errcode, path, init) => {
    const answer = await ask(path, init)
    expect(answer).toMatchObject({ status: 200, errcode })
    expect(answer.text).not.toContain('secret-token')
  })

  test('a body is JSON whatever it calls itself', async () => {
    const { appid, secret } = bed.simulator.settingsForTheApp
    const body = JSON.stringify({ grant_type: 'client_credential', appid, secret })
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'image/png']) {
      const headers = { 'content-type': type }
      const answer = await ask('/cgi-bin/stable_token', { method: 'POST', headers, body })
      expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('access_token') })
    }
  })
})
