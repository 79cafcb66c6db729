import { keyHeaders, startTestHost, type TestHost } from '../../../tests/support/test-host'

let server: TestHost

beforeAll(async () => {
  server = await startTestHost()
})

afterAll(() => server.close())

test('a query in the address is answered', async () => {
  const where = encodeURIComponent('{"monthly":true}')
  const { status, body } = await call('GET', `/classes/Project?where=${where}&keys=cause&count=1&`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    results: [
      { objectId: 'project-a', cause: 'education' },
      { objectId: 'project-b', cause: 'hardship' },
    ],
    count: 2,
  })
})

test('one object by its id; {} when there is none', async () => {
  expect((await call('GET', '/classes/Charity/charity-tea')).body).toMatchObject({
    objectId: 'charity-tea',
  })
  expect(await call('GET', '/classes/Charity/nobody')).toEqual({ status: 200, body: {} })
})

test('a class that we do not have is 404 with code 101, users are 403', async () => {
  expect(await call('GET', '/classes/Gift')).toMatchObject({ status: 404, body: { code: 101 } })
  expect(await call('GET', '/classes/Gift/1')).toMatchObject({ status: 404, body: { code: 101 } })
  expect(await call('GET', '/classes/_User')).toMatchObject({ status: 403, body: { code: 403 } })
})

test('a bad query is 400 with code 102', async () => {
  const where = encodeURIComponent('{"a":{"$where":"1"}}')
  const answer = await call('GET', `/classes/Project?where=${where}`)
  expect(answer).toMatchObject({ status: 400, body: { code: 102, name: 'BAD_QUERY' } })
})

test.each([
  ['POST', '/classes/Project'],
  ['PUT', '/classes/Project/project-a'],
  ['DELETE', '/classes/Project/project-a'],
  ['POST', '/classes/Anything'],
  ['POST', '/classes/Project/project-a'],
  ['PATCH', '/classes/Project/project-a'],
  ['PATCH', '/classes/Project'],
  ['DELETE', '/classes/Project/project-a,project-b'],
  ['PUT', '/classes/_User/somebody'],
  ['PUT', '/users/somebody'],
  ['PATCH', '/users/somebody'],
  ['DELETE', '/users/somebody'],
  ['PUT', '/users/somebody/updatePassword'],
  ['POST', '/users/somebody/friendship/another'],
  ['POST', '/roles'],
  ['PUT', '/installations/one'],
  ['POST', '/files'],
  ['DELETE', '/files/one'],
  ['POST', '/batch/save'],
])('%s %s is refused', async (method, path) => {
  const answer = await call(method, path, { title: 'mine now' })
  expect(answer).toMatchObject({ status: 403, body: { code: 403, name: 'FORBIDDEN' } })
})

test('a batch answers each request in its place', async () => {
  const { status, body } = await call('POST', '/batch', {
    requests: [
      { method: 'GET', path: '/1.1/classes/Project', params: { where: { cause: 'education' } } },
      { method: 'GET', path: '/1.1/classes/Charity/charity-tea' },
      { method: 'GET', path: '/1.1/classes/Charity/nobody' },
      { method: 'GET', path: '/1.1/classes/Gift/1' },
      { method: 'PUT', path: '/1.1/classes/Project/project-a', body: { title: 'mine' } },
      { method: 'GET', path: '/1.1/users/me' },
      { method: 'GET', path: '/1.1/classes/Project/../_User' },
    ],
  })
  expect(status).toBe(200)
  expect(body).toEqual([
    { success: { results: [expect.objectContaining({ objectId: 'project-a' })] } },
    { success: expect.objectContaining({ objectId: 'charity-tea' }) },
    { success: null },
    { error: expect.objectContaining({ code: 101 }) },
    { error: expect.objectContaining({ code: 403 }) },
    { error: expect.objectContaining({ code: 403 }) },
    { error: expect.objectContaining({ code: 403 }) },
  ])
})

test.each([
  [{}],
  [{ requests: 'all' }],
  [{ requests: [{}] }],
  [
    {
      requests: Array.from({ length: 51 }, () => ({ method: 'GET', path: '/1.1/classes/Project' })),
    },
  ],
])('a batch that is none, or too long, does not fit', async (batch) => {
  const answer = await call('POST', '/batch', batch)
  expect(answer).toMatchObject({ status: 400, body: { code: 10000 } })
})

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${server.url}/1.1${path}`, {
    method,
    headers: keyHeaders,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}
