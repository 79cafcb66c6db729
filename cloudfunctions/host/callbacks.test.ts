import { startTestHost, type TestHost } from '../../tests/support/test-host'

const started: TestHost[] = []

afterEach(async () => {
  for (const server of started.splice(0)) await server.close()
})

test('the bytes arrive as they were sent, with headers and merchant', async () => {
  const posts: unknown[] = []
  const { url } = await start({
    callbacks: {
      async wechatpay(post) {
        posts.push({ ...post, rawBody: post.rawBody.toString('hex') })
        return { status: 204 }
      },
    },
  })
  const bytes = Buffer.from('{ "a":1 ,\n"b":"\u00e9"}')
  const response = await callback(url, bytes, { 'wechatpay-serial': 'K1' })
  expect(response.status).toBe(204)
  expect(await response.text()).toBe('')
  expect(posts).toEqual([
    {
      mchid: '1900000001',
      rawBody: bytes.toString('hex'),
      headers: expect.objectContaining({ 'wechatpay-serial': 'K1' }),
      requestId: expect.any(String),
    },
  ])
})

test('its refusal is passed on, a fault is 500 so that the provider asks again', async () => {
  const refusing = await start({
    callbacks: { wechatpay: async () => ({ status: 401, body: { code: 'FAIL' } }) },
  })
  const refused = await callback(refusing.url)
  expect([refused.status, await refused.json()]).toEqual([401, { code: 'FAIL' }])
  const failing = await start({
    callbacks: { wechatpay: () => Promise.reject(new Error('no database')) },
  })
  const failed = await callback(failing.url)
  expect([failed.status, await failed.json()]).toEqual([500, { code: 'FAIL' }])
  expect(failing.logged.join()).toContain('no database')
})

test('an empty body, any media type and a body too large are answered, not thrown', async () => {
  const { url } = await start()
  expect((await callback(url, Buffer.alloc(0))).status).toBe(204)
  expect((await callback(url, Buffer.from('x'), { 'content-type': 'text/xml' })).status).toBe(204)
  expect((await callback(url, Buffer.alloc(70_000))).status).toBe(413)
})

type Options = NonNullable<Parameters<typeof startTestHost>[0]>

async function start(options: Options = {}): Promise<TestHost> {
  const server = await startTestHost(options)
  started.push(server)
  return server
}

function callback(
  url: string,
  body: Uint8Array<ArrayBuffer> = Buffer.from('{}'),
  headers: Record<string, string> = {},
) {
  return fetch(`${url}/callbacks/wechatpay/1900000001`, { method: 'POST', headers, body })
}
