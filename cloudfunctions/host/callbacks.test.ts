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
  expect([failed.status, await failed.json()]).toEqual([500, { code: 'FAIL', message: 'fault' }])
  expect(failing.logged.join()).toContain('no database')
})

test('an empty body, any media type and a body too large are answered, not thrown', async () => {
  const { url } = await start()
  expect((await callback(url, Buffer.alloc(0))).status).toBe(204)
  expect((await callback(url, Buffer.from('x'), { 'content-type': 'text/xml' })).status).toBe(204)
  const tooLarge = await callback(url, Buffer.alloc(70_000))
  expect([tooLarge.status, await tooLarge.json()]).toEqual([
    413,
    { code: 'FAIL', message: 'too large' },
  ])
})

describe.each(['contract', 'debit'] as const)('of debit contracts, at /%s', (what) => {
  const acknowledge = (well: boolean) => ({
    contentType: 'text/xml; charset=utf-8',
    body: `${well}`,
  })
  const answered = async (response: Response) => [
    response.status,
    response.headers.get('content-type'),
    await response.text(),
  ]

  test('the bytes arrive as they were sent, with the merchant, and are acknowledged in XML', async () => {
    const posts: unknown[] = []
    const { url } = await start({
      callbacks: {
        acknowledge,
        async [what](post: { rawBody: Buffer }) {
          posts.push({ ...post, rawBody: post.rawBody.toString('hex') })
          return true
        },
      },
    })
    const bytes = Buffer.from('<xml><a>\u00e9 &</a></xml>\n')
    const response = await callback(url, bytes, { 'content-type': 'text/xml' }, `/${what}`)
    expect(await answered(response)).toEqual([200, 'text/xml; charset=utf-8', 'true'])
    expect(posts).toEqual([
      {
        mchid: '1900000001',
        rawBody: bytes.toString('hex'),
        headers: expect.objectContaining({ 'content-type': 'text/xml' }),
        requestId: expect.any(String),
      },
    ])
  })

  test('what is not committed is not acknowledged, and a fault is told to the log', async () => {
    const refusing = await start({ callbacks: { acknowledge, [what]: async () => false } })
    const refused = await callback(refusing.url, undefined, {}, `/${what}`)
    expect(await answered(refused)).toEqual([400, 'text/xml; charset=utf-8', 'false'])
    const failing = await start({
      callbacks: { acknowledge, [what]: () => Promise.reject(new Error('no database')) },
    })
    const failed = await callback(failing.url, undefined, {}, `/${what}`)
    expect(await answered(failed)).toEqual([500, 'text/xml; charset=utf-8', 'false'])
    expect(failing.logged.join()).toContain('no database')
  })

  test('an empty body and one too large are answered, no other method is', async () => {
    const { url } = await start()
    expect((await callback(url, Buffer.alloc(0), {}, `/${what}`)).status).toBe(200)
    const tooLarge = await callback(url, Buffer.alloc(70_000), {}, `/${what}`)
    expect(await answered(tooLarge)).toEqual([413, 'text/xml', '<no/>'])
    expect((await fetch(`${url}/callbacks/wechatpay/1900000001/${what}`)).status).toBe(404)
  })
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
  below = '',
) {
  return fetch(`${url}/callbacks/wechatpay/1900000001${below}`, { method: 'POST', headers, body })
}
