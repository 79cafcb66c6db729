import '../fixtures/patience'
import type { Answer } from '../fixtures/a-chat-client'
import { aChatClient } from '../fixtures/a-chat-client'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/beijing'

let bed: TestBed
let client: ReturnType<typeof aChatClient>

beforeAll(async () => {
  bed = await aSimulator()
  client = aChatClient(bed)
})
afterAll(() => bed.close())

const nowMs = async () => Date.parse((await bed.control<{ now: string }>('/clock')).now)

describe('logging in', () => {
  test('a code stands for its person once', async () => {
    const code = await client.newCode()
    const session = await client.redeem(code)
    expect(session).toEqual({ openid: PAYER, session_key: expect.any(String) })
    expect(Buffer.from(String(session['session_key']), 'base64')).toHaveLength(16)
    expect((await client.redeem(code)).errcode).toBe(40029)
  })

  test('a code dies after five minutes', async () => {
    const code = await client.newCode()
    await bed.advance(5 * MINUTE_MS)
    expect((await client.redeem(code)).errcode).toBe(40029)
  })

  test('a person with a unionid has it in the session', async () => {
    const openid = 'oSIM00000000000000union-person'
    await bed.control('/people', { name: '小光', openid, unionid: 'uSIM-000001' })
    expect(await client.redeem(await client.newCode(openid))).toMatchObject({
      openid,
      unionid: 'uSIM-000001',
    })
  })

  test('an invented code, another app, a wrong secret, another grant', async () => {
    expect((await client.redeem('0invented')).errcode).toBe(40029)
    expect((await client.redeem(await client.newCode(), { appid: 'wx0' })).errcode).toBe(40013)
    expect((await client.redeem(await client.newCode(), { secret: 'x' })).errcode).toBe(40125)
    expect((await client.redeem(await client.newCode(), { grant_type: 'x' })).errcode).toBe(40002)
  })

  test('the answer is JSON that calls itself text, as the real one', async () => {
    const response = await fetch(`${bed.simulator.url}/sns/jscode2session`)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  })

  test('a busy platform keeps the code when it failed before, and has used it when after', async () => {
    const code = await client.newCode()
    await bed.fault({
      next: [
        { on: 'login', kind: 'error' },
        { on: 'login', kind: 'errorAfterCommit' },
      ],
    })
    expect((await client.redeem(code)).errcode).toBe(-1)
    expect((await client.redeem(code)).errcode).toBe(-1)
    expect((await client.redeem(code)).errcode).toBe(40029)
  })

  test('any refusal can be planted, such as of a person whom the platform distrusts', async () => {
    await bed.fault({
      next: [
        { on: 'login', kind: 'error', errcode: 40226 },
        { on: 'login', kind: 'error', errcode: 45009 },
      ],
    })
    const code = await client.newCode()
    expect((await client.redeem(code)).errcode).toBe(40226)
    expect((await client.redeem(code)).errcode).toBe(45009)
    expect(await client.redeem(code)).toMatchObject({ openid: PAYER })
  })

  test('a person logs in a hundred times within a minute and no more', async () => {
    const openid = await bed.newPerson('小急')
    await bed.advance(MINUTE_MS - ((await nowMs()) % MINUTE_MS))
    const times = Array.from({ length: 101 })
    const answers = await Promise.all(
      times.map(async () => client.redeem(await client.newCode(openid))),
    )
    expect(answers.filter(({ errcode }) => errcode === 45011)).toHaveLength(1)
    // Another person is not in the way, and a minute later the code is still good.
    expect(await client.redeem(await client.newCode())).toHaveProperty('openid')
    const code = await client.newCode(openid)
    expect((await client.redeem(code)).errcode).toBe(45011)
    await bed.advance(MINUTE_MS)
    expect(await client.redeem(code)).toMatchObject({ openid })
  })

  test('nobody logs in as a person who does not exist', async () => {
    await expect(client.newCode('oNobody')).rejects.toThrow('404 There is no such person.')
  })
})

describe('the access token', () => {
  const isGood = async (value: string) => {
    const asked = { version: 2, openid: PAYER, scene: 2, content: '你好' }
    return (await client.chat(`/wxa/msg_sec_check?access_token=${value}`, asked)).errcode
  }

  test('stays the same until its last five minutes, when old and new are both good', async () => {
    const first = await client.token()
    expect(await client.token()).toBe(first)
    await bed.advance(2 * HOUR_MS - 4 * MINUTE_MS)
    const next = await client.token()
    expect(next).not.toBe(first)
    expect([await isGood(first), await isGood(next)]).toEqual([0, 0])
    await bed.advance(5 * MINUTE_MS)
    expect([await isGood(first), await isGood(next)]).toEqual([42001, 0])
  })

  test('a forced one kills the one before, and is not to be had twice in 30 s', async () => {
    const before = await client.token()
    const forced = await client.newToken({ force_refresh: true })
    expect(await isGood(before)).toBe(40001)
    expect(await isGood(String(forced['access_token']))).toBe(0)
    expect((await client.newToken({ force_refresh: true })).errcode).toBe(45011)
    await bed.advance(30 * SECOND_MS)
    expect(await client.newToken({ force_refresh: true })).toHaveProperty('access_token')
  })

  test('is forced twenty times a day and no more', async () => {
    await bed.advance(DAY_MS)
    const forced: Answer[] = []
    for (let times = 0; times < 21; times += 1) {
      forced.push(await client.newToken({ force_refresh: true }))
      await bed.advance(30 * SECOND_MS)
    }
    expect(forced.filter((answer) => 'access_token' in answer)).toHaveLength(20)
    expect(forced.at(-1)?.errcode).toBe(45009)
    expect(await client.newToken()).toHaveProperty('access_token')
    await bed.advance(DAY_MS)
    expect(await client.newToken({ force_refresh: true })).toHaveProperty('access_token')
  })

  test('is refused when missing or invented, and not given for a wrong secret', async () => {
    expect(await isGood('invented')).toBe(40001)
    expect(await isGood('')).toBe(41001)
    expect((await client.newToken({ secret: 'x' })).errcode).toBe(40125)
    expect((await client.newToken({ appid: 'x' })).errcode).toBe(40013)
  })
})
