import '../fixtures/patience'
import { aChatClient } from '../fixtures/a-chat-client'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator } from '../fixtures/a-simulator'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/beijing'

let bed: TestBed
let client: ReturnType<typeof aChatClient>

beforeAll(async () => {
  bed = await aSimulator()
  client = aChatClient(bed)
})
afterAll(() => bed.close())

describe('checking what people wrote', () => {
  test('kind words pass, bad ones are risky, doubtful ones are for review', async () => {
    expect(await client.check('愿每一盏灯都亮着')).toMatchObject({
      result: { suggest: 'pass', label: 100 },
    })
    expect(await client.check('来赌博吧')).toMatchObject({
      result: { suggest: 'risky', label: 20008 },
    })
    expect(await client.check('加微信领资料')).toMatchObject({
      result: { suggest: 'review', label: 10001 },
    })
  })

  test('the old version, a stranger and a novel are refused', async () => {
    expect((await client.check('你好', { version: 1 })).errcode).toBe(47001)
    expect((await client.check('你好', { openid: 'oNobody' })).errcode).toBe(40003)
    expect((await client.check('长'.repeat(2501))).errcode).toBe(47001)
  })

  test('an unknown scene is refused', async () => {
    expect((await client.check('你好', { scene: 0 })).errcode).toBe(40129)
    expect((await client.check('你好', { scene: 5 })).errcode).toBe(40129)
  })

  test('two hours after somebody put the phone aside nothing is judged, until they are back', async () => {
    const openid = await bed.newPerson('小远')
    await bed.advance(DAY_MS)
    expect((await client.check('你好', { openid })).errcode).toBe(0)
    await bed.control(`/people/${openid}/away`, {})
    await bed.advance(2 * HOUR_MS - MINUTE_MS)
    expect((await client.check('你好', { openid })).errcode).toBe(0)
    await bed.advance(MINUTE_MS)
    expect((await client.check('你好', { openid })).errcode).toBe(61010)
    await bed.control(`/people/${openid}/login-code`, {})
    expect((await client.check('你好', { openid })).errcode).toBe(0)
  })
})
