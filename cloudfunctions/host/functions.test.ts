import { errors } from '../../contracts/errors'
import {
  DATABASE_START_MS_MAX,
  keyHeaders,
  startTestHost,
  type TestHost,
} from '../../tests/support/test-host'

const TIME_LIMIT_MS = 100

let server: TestHost
/** Who works for a charity. */
const staff = new Set<string>()

beforeAll(async () => {
  server = await startTestHost({
    database: true,
    isStaff: async (donorId) => staff.has(donorId),
    settings: { limits: { functionMsMax: TIME_LIMIT_MS } },
  })
}, DATABASE_START_MS_MAX)

beforeEach(() => {
  server.logged.length = 0
})

afterAll(() => server.close())

test('a function answers with its result, at both addresses', async () => {
  for (const address of ['functions', 'call']) {
    expect(await post(`/1.1/${address}/test.echo`, { a: [1, '二'] })).toEqual({
      status: 200,
      body: { result: { given: { a: [1, '二'] }, donorId: null } },
    })
  }
})

test('an empty body and null are an empty input', async () => {
  const empty = { status: 200, body: { result: { given: {}, donorId: null } } }
  expect(await send('/1.1/functions/test.echo', '')).toEqual(empty)
  expect(await send('/1.1/functions/test.echo', 'null')).toEqual(empty)
  expect(await send('/1.1/functions/test.echo', undefined)).toEqual(empty)
})

test('a result that is JSON already is sent as it is', async () => {
  expect(await post('/1.1/functions/test.ready', {})).toEqual({
    status: 200,
    body: { result: { kept: true } },
  })
})

test('a refusal has its status, code, sentence, name and details, and the request’s id', async () => {
  expect(await post('/1.1/functions/test.refuse', {})).toEqual({
    status: 400,
    body: {
      code: 10003,
      error: errors.PROJECT_ENDED.zh,
      name: 'PROJECT_ENDED',
      details: { endedOn: '2026-11-30' },
      requestId: expect.stringMatching(/^\w{8}-\w+$/),
    },
  })
})

test.each([
  [{}, 'amountFen'],
  [{ amountFen: 'much' }, 'amountFen'],
  [{ amountFen: 1.5 }, 'amountFen'],
  [{ amountFen: 1, via: { scene: 'x' } }, 'via.scene'],
  [{ amountFen: 1, via: { scene: 1, other: 2 } }, 'via.other'],
  [{ amountFen: 1, __proto: {} }, '__proto'],
  [[1], ''],
  ['text', ''],
])('input %j does not fit at %s', async (input, path) => {
  const { status, body } = await post('/1.1/functions/test.strict', input)
  expect(status).toBe(400)
  expect(body).toMatchObject({ code: 10000, details: { path, problem: expect.any(String) } })
})

test('a function that does not exist is 404 with code 1', async () => {
  for (const name of ['nobody.home', 'toString', '__proto__', 'a%2Fb']) {
    const { status, body } = await post(`/1.1/functions/${name}`, {})
    expect({ status, code: body['code'] }).toEqual({ status: 404, code: 1 })
  }
})

test('a name is never too long to be told so, and a page can read it', async () => {
  for (const characters of [101, 10_000]) {
    const address = `${server.url}/1.1/functions/${'x'.repeat(characters)}`
    const headers = { ...keyHeaders, origin: 'https://pages.example' }
    const response = await fetch(address, { method: 'POST', headers, body: '{}' })
    expect(response.status).toBe(404)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.json()).toMatchObject({ code: 1, name: 'UNKNOWN_FUNCTION' })
  }
})

test('a fault is a bland sentence for the caller and a line with its id in the log', async () => {
  const { status, body } = await post('/1.1/functions/test.crash', {})
  expect(status).toBe(500)
  expect(body).toEqual({
    code: 1,
    error: errors.FAULT.zh,
    name: 'FAULT',
    details: {},
    requestId: expect.any(String),
  })
  const line = JSON.parse(server.logged[0] ?? '{}')
  expect(line).toMatchObject({
    at: 'test.crash',
    requestId: body['requestId'],
    err: { message: 'the fault inside' },
  })
})

test('a function that takes too long is 503 with code 124', async () => {
  const { status, body } = await post('/1.1/functions/test.never', {})
  expect(status).toBe(503)
  expect(body).toMatchObject({ code: 124, name: 'TIMED_OUT' })
  expect(server.logged.join()).toContain('a function took too long')
})

test('who needs a session and has none, or a dead one, is told 401 with code 211', async () => {
  const dead = { 'x-lc-session': 'A'.repeat(43) }
  for (const headers of [{}, dead, { 'x-lc-session': 'not a token' }]) {
    const { status, body } = await post('/1.1/functions/test.whoami', {}, headers)
    expect({ status, code: body['code'] }).toEqual({ status: 401, code: 211 })
  }
})

test('on functions for anyone a dead session is nobody', async () => {
  const dead = { 'x-lc-session': 'A'.repeat(43) }
  const { body } = await post('/1.1/functions/test.echo', {}, dead)
  expect(body).toEqual({ result: { given: {}, donorId: null } })
})

test('a person is known by their session, and only operators may do what operators do', async () => {
  const person = await logIn('o-person')
  const operator = await logIn('o-operator')
  const mine = await post('/1.1/functions/test.whoami', {}, person.session)
  expect(mine.body).toEqual({ result: { donorId: person.donorId, operator: false } })
  const forbidden = await post('/1.1/functions/test.rule', {}, person.session)
  expect(forbidden).toMatchObject({ status: 403, body: { code: 403 } })
  expect((await post('/1.1/functions/test.rule', {}, operator.session)).body).toEqual({
    result: { ruled: true },
  })
})

test('what staff do is for whoever works for a charity, and for operators', async () => {
  const colleague = await logIn('o-colleague')
  const [person, operator] = [await logIn('o-person'), await logIn('o-operator')]
  staff.add(String(colleague.donorId))
  const work = async ({ session }: typeof person) => {
    const { status, body } = await post('/1.1/functions/test.work', {}, session)
    return { status, code: body['code'] }
  }
  expect(await work(person)).toEqual({ status: 403, code: 403 })
  expect(await work(colleague)).toEqual({ status: 200, code: undefined })
  expect(await work(operator)).toEqual({ status: 200, code: undefined })
  staff.delete(String(colleague.donorId))
  expect(await work(colleague)).toEqual({ status: 403, code: 403 })
  expect((await post('/1.1/functions/test.work', {})).status).toBe(401)
})

test('a body that is not JSON, or nested too deeply, is 400 with code 107', async () => {
  const deep = `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`
  for (const body of ['{"a":', 'a=b', deep]) {
    const answer = await send('/1.1/functions/test.echo', body)
    expect(answer).toMatchObject({ status: 400, body: { code: 107, name: 'BAD_JSON' } })
  }
})

test('a body of another media type is 400 with code 107', async () => {
  const answer = await send('/1.1/functions/test.echo', '<a/>', { 'content-type': 'text/xml' })
  expect(answer).toMatchObject({ status: 400, body: { code: 107 } })
})

test('a body that is too large is 413', async () => {
  const answer = await post('/1.1/functions/test.echo', { text: 'x'.repeat(70_000) })
  expect(answer).toMatchObject({ status: 413, body: { code: 413, name: 'TOO_LARGE' } })
})

test('SQL and HTML in a text come back as they were', async () => {
  const texts = [
    "'; drop table donor; --",
    '<script>alert(1)</script>',
    '{{1+1}}',
    '\u0000',
    '\u202e',
  ]
  const { body } = await post('/1.1/functions/test.echo', { texts })
  expect(body).toEqual({ result: { given: { texts }, donorId: null } })
  expect((await post('/1.1/functions/test.whoami', {})).status).toBe(401)
})

test('no error tells more than it should, whatever was wrong', async () => {
  const answers = await Promise.all([
    post('/1.1/functions/test.crash', {}),
    post('/1.1/functions/nobody.home', {}),
    send('/1.1/functions/test.echo', '{'),
    post('/1.1/nowhere', {}),
    post('/1.1/functions/test.echo', {}, { 'x-lc-key': 'wrong' }),
    post('/1.1/functions/%E0%A4%A', {}),
  ])
  for (const { status, body } of answers) {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(Object.keys(body).sort()).toEqual(['code', 'details', 'error', 'name', 'requestId'])
    expect(body['code']).toBeTruthy()
  }
})

async function logIn(openid: string) {
  const code = `code-${openid}`
  server.codes.set(code, { ok: true, openid })
  const { body } = await post('/1.1/users', { authData: { lc_weapp: { code } } })
  return {
    donorId: body['objectId'],
    session: { 'x-lc-session': String(body['sessionToken']) },
  }
}

function post(path: string, input: unknown, headers: Record<string, string> = {}) {
  return send(path, JSON.stringify(input), headers)
}

async function send(path: string, body?: string, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { ...keyHeaders, ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const answer = (await response.json()) as Record<string, unknown>
  return { status: response.status, body: answer }
}
