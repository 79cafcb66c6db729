import {
  DATABASE_START_MS_MAX,
  keyHeaders,
  startTestHost,
  type TestHost,
} from '../../tests/support/test-host'

let server: TestHost

beforeAll(async () => {
  server = await startTestHost({ database: true })
}, DATABASE_START_MS_MAX)

afterAll(() => server.close())

test('a first login is 201 and a second one 200, with the fields that LeanCloud has', async () => {
  const first = await logIn({ openid: 'o-1', unionid: 'u-1' })
  expect(first).toEqual({
    status: 201,
    body: {
      sessionToken: expect.stringMatching(/^[\w-]{43}$/),
      objectId: expect.stringMatching(/^\w{20}$/),
      username: first.body['objectId'],
      createdAt: '2026-12-01T04:00:00.000Z',
      updatedAt: '2026-12-01T04:00:00.000Z',
      emailVerified: false,
      mobilePhoneVerified: false,
      authData: { lc_weapp: { openid: 'o-1' } },
    },
  })
  const second = await logIn({ openid: 'o-1' })
  expect(second.status).toBe(200)
  expect(second.body['objectId']).toBe(first.body['objectId'])
})

test('the members that preferUnionId adds are taken and change nothing', async () => {
  server.codes.set('code-main', { ok: true, openid: 'o-main' })
  const lc_weapp = { code: 'code-main', platform: 'weixin', main_account: true }
  const { status } = await call('POST', '/1.1/users', { body: { authData: { lc_weapp } } })
  expect(status).toBe(201)
})

test('an expired or used code is refused with LeanCloud’s code 252', async () => {
  const lc_weapp = { code: 'expired' }
  const answer = await call('POST', '/1.1/users', { body: { authData: { lc_weapp } } })
  expect(answer).toMatchObject({ status: 400, body: { code: 252, name: 'BAD_LOGIN_CODE' } })
})

test('with failOnNotExist a stranger is refused with code 211 and stays a stranger', async () => {
  server.codes.set('code-stranger', { ok: true, openid: 'o-stranger' })
  const body = { authData: { lc_weapp: { code: 'code-stranger' } } }
  const answer = await call('POST', '/1.1/users?failOnNotExist=true', { body })
  expect(answer).toMatchObject({ status: 400, body: { code: 211, name: 'NO_SUCH_USER' } })
  expect((await logIn({ openid: 'o-stranger' })).status).toBe(201)
})

test('an account that the platform holds is told so', async () => {
  server.codes.set('code-held', { ok: false, refusal: 'blocked' })
  const body = { authData: { lc_weapp: { code: 'code-held' } } }
  expect(await call('POST', '/1.1/users', { body })).toMatchObject({
    status: 400,
    body: { name: 'ACCOUNT_BLOCKED' },
  })
})

test.each([
  ['a sign-up with a password', '/1.1/users', { username: 'a', password: 'b' }],
  ['a login with a password', '/1.1/login', { username: 'a', password: 'b' }],
  ['an anonymous login', '/1.1/users', { authData: { anonymous: { id: 'x' } } }],
  ['another app’s login', '/1.1/users', { authData: { qq: { openid: 'x' } } }],
  ['an openid that somebody claims', '/1.1/users', { authData: { weixin: { openid: 'o-1' } } }],
  ['two logins in one', '/1.1/users', { authData: { lc_weapp: { code: 'x' }, qq: {} } }],
])('%s is refused', async (_what, path, body) => {
  expect(await call('POST', path, { body })).toMatchObject({ status: 403, body: { code: 403 } })
})

test.each([[{}], [{ code: '' }], [{ code: 5 }], [{ code: 'x'.repeat(300) }], ['code']])(
  'a login with %j does not fit',
  async (lc_weapp) => {
    const answer = await call('POST', '/1.1/users', { body: { authData: { lc_weapp } } })
    expect(answer).toMatchObject({ status: 400, body: { code: 10000 } })
  },
)

test('a claimed openid beside the code is not believed', async () => {
  server.codes.set('code-honest', { ok: true, openid: 'o-honest' })
  const lc_weapp = { code: 'code-honest', openid: 'o-1', unionid: 'u-1' }
  const { body } = await call('POST', '/1.1/users', { body: { authData: { lc_weapp } } })
  expect(body['authData']).toEqual({ lc_weapp: { openid: 'o-honest' } })
})

test('me: the person with their session, 400 with code 211 without one', async () => {
  const { body } = await logIn({ openid: 'o-me' })
  const token = String(body['sessionToken'])
  expect(await call('GET', '/1.1/users/me', { token })).toEqual({ status: 200, body })
  for (const wrong of [undefined, 'A'.repeat(43)]) {
    const answer = await call('GET', '/1.1/users/me', { token: wrong })
    expect(answer).toMatchObject({ status: 400, body: { code: 211 } })
  }
})

test('one reads oneself, without the token, and nobody else', async () => {
  const one = await logIn({ openid: 'o-one' })
  const other = await logIn({ openid: 'o-other' })
  const token = String(one.body['sessionToken'])
  const self = await call('GET', `/1.1/classes/_User/${one.body['objectId']}`, { token })
  expect(self.body).toMatchObject({ objectId: one.body['objectId'] })
  expect(self.body).not.toHaveProperty('sessionToken')
  const stranger = `/1.1/classes/_User/${other.body['objectId']}`
  expect(await call('GET', stranger, { token })).toMatchObject({ status: 403 })
  expect(await call('GET', stranger, {})).toMatchObject({ status: 401, body: { code: 211 } })
})

test('a refreshed token replaces the old one', async () => {
  const { body } = await logIn({ openid: 'o-fresh' })
  const old = String(body['sessionToken'])
  const path = `/1.1/users/${body['objectId']}/refreshSessionToken`
  const refreshed = await call('PUT', path, { token: old, body: null })
  expect(refreshed).toMatchObject({ status: 200, body: { objectId: body['objectId'] } })
  const token = String(refreshed.body['sessionToken'])
  expect(token).not.toBe(old)
  expect((await call('GET', '/1.1/users/me', { token })).status).toBe(200)
  expect((await call('GET', '/1.1/users/me', { token: old })).status).toBe(400)
  expect((await call('PUT', path, { token: old, body: null })).status).toBe(400)
})

test('nobody refreshes the session of somebody else', async () => {
  const one = await logIn({ openid: 'o-one' })
  const other = await logIn({ openid: 'o-other' })
  const path = `/1.1/users/${other.body['objectId']}/refreshSessionToken`
  const answer = await call('PUT', path, { token: String(one.body['sessionToken']), body: null })
  expect(answer.status).toBe(403)
})

test('a session ends after ninety days', async () => {
  const { body } = await logIn({ openid: 'o-late' })
  const token = String(body['sessionToken'])
  const before = server.clock.at
  server.clock.at = new Date(before.getTime() + 90 * 86_400_000 - 1)
  expect((await call('GET', '/1.1/users/me', { token })).status).toBe(200)
  server.clock.at = new Date(before.getTime() + 90 * 86_400_000)
  expect((await call('GET', '/1.1/users/me', { token })).status).toBe(400)
  server.clock.at = before
})

test('neither tokens nor openids were logged', () => {
  expect(server.logged.join()).not.toMatch(/o-me|o-1|code-/)
})

function logIn(identity: { openid: string; unionid?: string }) {
  const code = server.app.random.id(12)
  server.codes.set(code, { ok: true, ...identity })
  return call('POST', '/1.1/users', { body: { authData: { lc_weapp: { code } } } })
}

async function call(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  { body, token }: { body?: unknown; token?: string | undefined },
) {
  const response = await fetch(server.url + path, {
    method,
    headers: { ...keyHeaders, ...(token === undefined ? {} : { 'x-lc-session': token }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Record<string, unknown>
  return { status: response.status, body: answer }
}
