import '../fixtures/patience'
import { aChatClient } from '../fixtures/a-chat-client'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import { readCode } from '../fixtures/read-code'
import { MINUTE_MS } from '../time/beijing'

/** What a code's address answers to a browser, and the list from which a phone scans. */

let bed: TestBed
beforeAll(async () => {
  bed = await aSimulator()
  await bed.control('/app', { pages: ['pages/home/index', 'pages/project/index'] })
})
afterAll(() => bed.close())

const draw = async (wish: object) => readCode(await aChatClient(bed).drawCode(wish)).says ?? ''
const open = async (address: string) => {
  const reply = await fetch(address)
  return { status: reply.status, type: reply.headers.get('content-type'), text: await reply.text() }
}

test('the address in a picture says which page it opens, and shows the same picture', async () => {
  const address = await draw({ page: 'pages/project/index', scene: 'p=a&s=b' })
  const { status, type, text } = await open(address)
  expect([status, type]).toEqual([200, 'text/html; charset=utf-8'])
  expect(text).toContain('pages/project/index')
  expect(text).toContain('p=a&#38;s=b')
  expect(text).toMatch(/扫一扫[\s\S]+tap Scan/)
  const [, base64 = ''] = /data:image\/png;base64,([^"]+)/.exec(text) ?? []
  expect(readCode(Buffer.from(base64, 'base64')).says).toBe(address)
})

test('a code that nobody made is told on a page', async () => {
  const { status, type, text } = await open(`${bed.simulator.url}/code/<b>nothing`)
  expect([status, type]).toEqual([404, 'text/html; charset=utf-8'])
  expect(text).toMatch(/没有这个小程序码 · No such code/)
  expect(text).not.toContain('<b>')
})

test('a phone is told the codes there are, the newest first, each once', async () => {
  const codeId = async (wish: object) => (await draw(wish)).split('/').at(-1)
  const older = await codeId({ scene: 'older' })
  const { now } = await bed.advance(MINUTE_MS)
  const newer = await codeId({ scene: 'newer', page: 'pages/project/index' })
  await codeId({ scene: 'older' })
  const codes = await bed.control<{ at: string }[]>('/codes')
  expect(codes.slice(0, 2)).toMatchObject([
    { codeId: newer, page: 'pages/project/index', scene: 'newer' },
    { codeId: older, page: 'pages/home/index', scene: 'older' },
  ])
  expect(Date.parse(codes[0]?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(now))
  expect(Date.parse(codes[1]?.at ?? '')).toBeLessThan(Date.parse(now))
})

test('the list is 200 long at most', async () => {
  const client = aChatClient(bed)
  const token = await client.token()
  for (let code = 0; code < 201; code += 1) {
    await fetch(`${bed.simulator.url}/wxa/getwxacodeunlimit?access_token=${token}`, {
      method: 'POST',
      body: JSON.stringify({ scene: `many-${code}`, width: 280 }),
    })
  }
  const codes = await bed.control<{ scene: string }[]>('/codes')
  expect(codes).toHaveLength(200)
  expect(codes[0]).toMatchObject({ scene: 'many-200' })
})
