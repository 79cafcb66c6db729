import '../fixtures/patience'
import { aChatClient } from '../fixtures/a-chat-client'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import { readCode } from '../fixtures/read-code'
import { HOUR_MS } from '../time/beijing'

let bed: TestBed
let client: ReturnType<typeof aChatClient>
beforeAll(async () => {
  bed = await aSimulator()
  client = aChatClient(bed)
})
afterAll(() => bed.close())

const WISH = { scene: 'p=reading1&s=card0001', page: 'pages/project/index' }

const post = async (wish: unknown, token?: string) => {
  const address = `${bed.simulator.url}/wxa/getwxacodeunlimit?access_token=${token ?? (await client.token())}`
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(wish) })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, type: response.headers.get('content-type') ?? '', bytes }
}
const picture = async (change: object = {}) => {
  const { status, type, bytes } = await post({ ...WISH, ...change })
  expect({ status, type }).toEqual({ status: 200, type: 'image/png' })
  return readCode(bytes)
}
const refusal = async (wish: unknown, token?: string) => {
  const { status, type, bytes } = await post(wish, token)
  expect([status, type]).toEqual([200, expect.stringContaining('application/json')])
  return JSON.parse(bytes.toString('utf8')).errcode
}
const codeOf = (says: string | undefined) => says?.split('/').at(-1)
const meaning = (says: string | undefined) => bed.control(`/codes/${codeOf(says)}`)

test('a picture can be scanned, and its address leads to the page and the scene', async () => {
  const { width, height, says } = await picture()
  expect([width, height]).toEqual([430, 430])
  expect(says).toMatch(new RegExp(`^${bed.simulator.url}/code/[0-9A-Za-z]+$`))
  expect(await meaning(says)).toEqual({ page: 'pages/project/index', scene: WISH.scene })
})

test('the same wish is the same code, another scene, page or version is another one', async () => {
  const { says } = await picture()
  expect((await picture({ width: 280 })).says).toBe(says)
  const others = [{ scene: 'b' }, { page: 'pages/home/index' }, { env_version: 'trial' }]
  for (const change of others) expect((await picture(change)).says).not.toBe(says)
})

test('a code nobody made is told in a sentence', async () => {
  await expect(bed.control('/codes/nothing')).rejects.toThrow('404 There is no such code.')
})

test('a scene may have every sign that is allowed, 32 of them', async () => {
  for (const scene of ["!#$&'()*+,/:;=?@-._~0aZ", 'x'.repeat(32)]) {
    expect(await meaning((await picture({ scene })).says)).toMatchObject({ scene })
  }
})

test.each([280, 283, 1280])('a picture may be %i wide', async (width) => {
  const drawn = await picture({ width })
  expect([drawn.width, drawn.height]).toEqual([width, width])
  expect(drawn.says).toBeDefined()
})

test('lines may have a colour, and the ground may be clear', async () => {
  const { data } = await picture({ is_hyaline: true, line_color: { r: '192', g: 40, b: 0 } })
  expect([...data.subarray(0, 4)]).toEqual([255, 255, 255, 0])
  const pixels = Array.from({ length: data.length / 4 }, (_, index) =>
    data.subarray(4 * index, 4 * index + 4).join(),
  )
  expect(pixels).toContain('192,40,0,255')
})

test.each<[string, unknown, number]>([
  ['no scene', { page: WISH.page }, 40169],
  ['an empty scene', { ...WISH, scene: '' }, 40169],
  ['a scene of 33 signs', { ...WISH, scene: 'x'.repeat(33) }, 40169],
  ['a scene that is no text', { ...WISH, scene: 1 }, 40169],
  ['a body that is no object', [], 40169],
  ['a scene in Chinese', { ...WISH, scene: '灯' }, 40129],
  ['a scene with percent signs', { ...WISH, scene: 'a%3D1' }, 40129],
  ['a scene with a blank', { ...WISH, scene: 'a b' }, 40129],
  ['a page with a leading slash', { ...WISH, page: '/pages/project/index' }, 41030],
  ['a page with a query', { ...WISH, page: 'pages/project/index?id=1' }, 41030],
  ['an empty page', { ...WISH, page: '' }, 41030],
  ['a page that is no text', { ...WISH, page: 1 }, 41030],
  ['a page of a website', { ...WISH, page: 'https://a.example/b', check_path: false }, 41030],
  ['another version', { ...WISH, env_version: 'formal' }, 40097],
  ['too small a picture', { ...WISH, width: 279 }, 40097],
  ['too large a picture', { ...WISH, width: 1281 }, 40097],
  ['a colour that is none', { ...WISH, line_color: { r: 256, g: 0, b: 0 } }, 40097],
  ['something unknown', { ...WISH, size: 1 }, 40097],
])('%s is refused', async (_what, wish, errcode) => {
  expect(await refusal(wish)).toBe(errcode)
})

test('a token that is missing, unknown or past', async () => {
  expect(await refusal(WISH, '')).toBe(41001)
  expect(await refusal(WISH, 'nobody')).toBe(40001)
  const token = await client.token()
  await bed.advance(3 * HOUR_MS)
  expect(await refusal(WISH, token)).toBe(42001)
})

describe('once the app has told its pages', () => {
  const tell = (pages: string[]) => bed.control('/app', { pages })
  beforeAll(() => tell(['pages/home/index', 'pages/project/index']))
  afterAll(() => tell([]))

  test('a page has to be one of them, unless the path is not to be checked', async () => {
    await picture()
    const unknown = { ...WISH, page: 'pages/secret/index' }
    expect(await refusal(unknown)).toBe(41030)
    const { says } = await picture({ ...unknown, check_path: false })
    expect(await meaning(says)).toMatchObject({ page: 'pages/secret/index' })
  })

  test('a code without a page leads to the first', async () => {
    const { says } = await picture({ page: undefined })
    expect(await meaning(says)).toEqual({ page: 'pages/home/index', scene: WISH.scene })
    await expect(tell(['/pages/home/index'])).rejects.toThrow('400 pages.0: must be a page')
    expect(await bed.control('/app')).toMatchObject({
      pages: ['pages/home/index', 'pages/project/index'],
    })
  })
})

test.each([
  ['error', -1],
  ['429', 45011],
  ['errorAfterCommit', -1],
] as const)('a platform that meets %s answers %i and no picture', async (kind, errcode) => {
  await bed.fault({ next: [{ on: 'code', kind }] })
  expect(await refusal(WISH)).toBe(errcode)
  await picture()
})
