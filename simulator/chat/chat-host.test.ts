import '../fixtures/patience'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/beijing'

let bed: TestBed

beforeAll(async () => {
  bed = await aSimulator()
})
afterAll(() => bed.close())

const nowMs = async () => Date.parse((await bed.control<{ now: string }>('/clock')).now)

type Answer = Record<string, unknown> & { errcode?: number; errmsg?: string }
const chat = async (path: string, body?: object): Promise<Answer> => {
  const response = await fetch(
    `${bed.simulator.url}${path}`,
    body && { method: 'POST', body: JSON.stringify(body), headers: JSON_TYPE },
  )
  expect(response.status).toBe(200)
  return JSON.parse(await response.text())
}
const JSON_TYPE = { 'content-type': 'application/json' }

describe('logging in', () => {
  const newCode = async (openid = PAYER) =>
    (await bed.control<{ code: string }>(`/people/${openid}/login-code`, {})).code
  const redeem = (code: string, change: Record<string, string> = {}) => {
    const { appid, secret } = bed.simulator.settingsForTheApp
    const asked = { appid, secret, js_code: code, grant_type: 'authorization_code', ...change }
    return chat(`/sns/jscode2session?${new URLSearchParams(asked)}`)
  }

  test('a code stands for its person once', async () => {
    const code = await newCode()
    const session = await redeem(code)
    expect(session).toEqual({ openid: PAYER, session_key: expect.any(String) })
    expect(Buffer.from(String(session['session_key']), 'base64')).toHaveLength(16)
    expect((await redeem(code)).errcode).toBe(40029)
  })

  test('a code dies after five minutes', async () => {
    const code = await newCode()
    await bed.advance(5 * MINUTE_MS)
    expect((await redeem(code)).errcode).toBe(40029)
  })

  test('a person with a unionid has it in the session', async () => {
    const openid = 'oSIM00000000000000union-person'
    await bed.control('/people', { name: '小光', openid, unionid: 'uSIM-000001' })
    expect(await redeem(await newCode(openid))).toMatchObject({ openid, unionid: 'uSIM-000001' })
  })

  test('an invented code, another app, a wrong secret, another grant', async () => {
    expect((await redeem('0invented')).errcode).toBe(40029)
    expect((await redeem(await newCode(), { appid: 'wx0' })).errcode).toBe(40013)
    expect((await redeem(await newCode(), { secret: 'x' })).errcode).toBe(40125)
    expect((await redeem(await newCode(), { grant_type: 'x' })).errcode).toBe(40002)
  })

  test('the answer is JSON that calls itself text, as the real one', async () => {
    const response = await fetch(`${bed.simulator.url}/sns/jscode2session`)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  })

  test('a busy platform keeps the code when it failed before, and has used it when after', async () => {
    const code = await newCode()
    await bed.fault({
      next: [
        { on: 'login', kind: 'error' },
        { on: 'login', kind: 'errorAfterCommit' },
      ],
    })
    expect((await redeem(code)).errcode).toBe(-1)
    expect((await redeem(code)).errcode).toBe(-1)
    expect((await redeem(code)).errcode).toBe(40029)
  })

  test('any refusal can be planted, such as of a person whom the platform distrusts', async () => {
    await bed.fault({
      next: [
        { on: 'login', kind: 'error', errcode: 40226 },
        { on: 'login', kind: 'error', errcode: 45009 },
      ],
    })
    const code = await newCode()
    expect((await redeem(code)).errcode).toBe(40226)
    expect((await redeem(code)).errcode).toBe(45009)
    expect(await redeem(code)).toMatchObject({ openid: PAYER })
  })

  test('a person logs in a hundred times within a minute and no more', async () => {
    const openid = await bed.newPerson('小急')
    await bed.advance(MINUTE_MS - ((await nowMs()) % MINUTE_MS))
    const times = Array.from({ length: 101 })
    const answers = await Promise.all(times.map(async () => redeem(await newCode(openid))))
    expect(answers.filter(({ errcode }) => errcode === 45011)).toHaveLength(1)
    // Another person is not in the way, and a minute later the code is still good.
    expect(await redeem(await newCode())).toHaveProperty('openid')
    const code = await newCode(openid)
    expect((await redeem(code)).errcode).toBe(45011)
    await bed.advance(MINUTE_MS)
    expect(await redeem(code)).toMatchObject({ openid })
  })

  test('nobody logs in as a person who does not exist', async () => {
    await expect(newCode('oNobody')).rejects.toThrow('404 There is no such person.')
  })
})

const newToken = async (change: object = {}) => {
  const { appid, secret } = bed.simulator.settingsForTheApp
  const body = { grant_type: 'client_credential', appid, secret, ...change }
  return chat('/cgi-bin/stable_token', body)
}
const token = async () => String((await newToken())['access_token'])

describe('the access token', () => {
  const isGood = async (value: string) => {
    const { errcode } = await chat(`/wxa/msg_sec_check?access_token=${value}`, {
      version: 2,
      openid: PAYER,
      scene: 2,
      content: '你好',
    })
    return errcode
  }

  test('stays the same until its last five minutes, when old and new are both good', async () => {
    const first = await token()
    expect(await token()).toBe(first)
    await bed.advance(2 * HOUR_MS - 4 * MINUTE_MS)
    const next = await token()
    expect(next).not.toBe(first)
    expect([await isGood(first), await isGood(next)]).toEqual([0, 0])
    await bed.advance(5 * MINUTE_MS)
    expect([await isGood(first), await isGood(next)]).toEqual([42001, 0])
  })

  test('a forced one kills the one before, and is not to be had twice in 30 s', async () => {
    const before = await token()
    const forced = await newToken({ force_refresh: true })
    expect(await isGood(before)).toBe(40001)
    expect(await isGood(String(forced['access_token']))).toBe(0)
    expect((await newToken({ force_refresh: true })).errcode).toBe(45011)
    await bed.advance(30 * SECOND_MS)
    expect(await newToken({ force_refresh: true })).toHaveProperty('access_token')
  })

  test('is forced twenty times a day and no more', async () => {
    await bed.advance(DAY_MS)
    const forced: Answer[] = []
    for (let times = 0; times < 21; times += 1) {
      forced.push(await newToken({ force_refresh: true }))
      await bed.advance(30 * SECOND_MS)
    }
    expect(forced.filter((answer) => 'access_token' in answer)).toHaveLength(20)
    expect(forced.at(-1)?.errcode).toBe(45009)
    expect(await newToken()).toHaveProperty('access_token')
    await bed.advance(DAY_MS)
    expect(await newToken({ force_refresh: true })).toHaveProperty('access_token')
  })

  test('is refused when missing or invented, and not given for a wrong secret', async () => {
    expect(await isGood('invented')).toBe(40001)
    expect(await isGood('')).toBe(41001)
    expect((await newToken({ secret: 'x' })).errcode).toBe(40125)
    expect((await newToken({ appid: 'x' })).errcode).toBe(40013)
  })
})

describe('subscription messages', () => {
  const TEMPLATE = 'thank-you'
  const DATA = { thing1: { value: '乡村书屋' }, amount2: { value: '¥52.00' } }
  const accept = (templateIds = [TEMPLATE]) =>
    bed.control<{ credits: object[] }>(`/people/${PAYER}/accept-messages`, { templateIds })
  const deliver = async (change: object = {}) =>
    chat(`/cgi-bin/message/subscribe/send?access_token=${await token()}`, {
      touser: PAYER,
      template_id: TEMPLATE,
      page: 'pages/gift/index?id=1',
      data: DATA,
      miniprogram_state: 'formal',
      lang: 'zh_CN',
      ...change,
    })

  test('one acceptance lets one message through, and acceptances add up', async () => {
    await accept()
    await accept()
    expect(await deliver()).toEqual({ errcode: 0, errmsg: 'ok' })
    expect((await deliver()).errcode).toBe(0)
    expect((await deliver()).errcode).toBe(43101)
    const messages = await bed.control<object[]>(`/messages?openid=${PAYER}`)
    expect(messages).toHaveLength(2)
    expect(messages[0]).toMatchObject({
      templateId: TEMPLATE,
      data: { thing1: '乡村书屋', amount2: '¥52.00' },
    })
  })

  test.each([
    ['error', -1, 1],
    ['429', 45011, 1],
    ['reset', undefined, 1],
    ['timeout', undefined, 1],
    ['errorAfterCommit', -1, 0],
    ['resetAfterCommit', undefined, 0],
    ['timeoutAfterCommit', undefined, 0],
  ] as const)(
    'a send that meets %s is refused, or delivered and not known to be',
    async (...row) => {
      const [kind, errcode, left] = row
      await bed.control('/templates', {
        templateId: kind,
        title: '故障',
        fields: Object.keys(DATA),
      })
      await accept([kind])
      await token()
      await bed.fault({ next: [{ on: 'message', kind }] })
      const answer = await deliver({ template_id: kind }).catch(() => undefined)
      expect(answer?.errcode).toBe(errcode)
      const { credits } = await accept(['another'])
      expect(credits).toContainEqual({ openid: PAYER, templateId: kind, left })
    },
  )

  test('a slow platform answers late and right', async () => {
    await accept()
    await bed.fault({ next: [{ on: 'message', kind: 'slow', delayMs: 150 }] })
    const startMs = Date.now()
    expect((await deliver()).errcode).toBe(0)
    expect(Date.now() - startMs).toBeGreaterThanOrEqual(145)
  })

  test.each<[string, string]>([
    ['thing1', '一'.repeat(21)],
    ['thing1', '两行\n文字'],
    ['thing1', ''],
    ['number2', '十二'],
    ['number2', `1.${'0'.repeat(80)}`],
    ['number2', '1'.repeat(33)],
    ['amount2', '12.345'],
    ['amount2', '12345678901'],
    ['time3', '25:00'],
    ['time3', '2026年2月30日 15:01'],
    ['date3', '昨天'],
    ['date3', '2019年13月45日'],
    ['date3', '2026-02-29'],
    ['date3', '2026-10-01~2026-11-31'],
    ['phrase4', '进行中的项目'],
    ['phrase4', 'done'],
    ['name5', '一个很长很长很长的名字'],
    ['name5', '12345'],
    ['name5', 'a'.repeat(21)],
    ['character_string6', '灯'],
    ['letter7', 'a1'],
    ['phone_number8', '1'.repeat(18)],
    ['secret9', 'x'],
    ['constructor1', 'x'],
    ['toString1', 'x'],
    ['thing', 'x'],
  ])(
    '%s may not be "%s": 47003 names the field and no acceptance is used up',
    async (name, value) => {
      await accept()
      const refused = await deliver({ data: { ...DATA, [name]: { value } } })
      expect(refused.errcode).toBe(47003)
      expect(refused.errmsg).toContain(`data.${name}.value`)
      expect((await deliver()).errcode).toBe(0)
    },
  )

  test.each<[string, string]>([
    ['thing1', '一'.repeat(20)],
    ['number2', '12.5'],
    ['number2', '1'.repeat(32)],
    ['amount2', '52.00元'],
    ['time3', '2026年10月1日 15:01'],
    ['time3', '15:01'],
    ['date3', '2026-10-01'],
    ['date3', '2028-02-29~2028-03-01'],
    ['date3', '2026年10月1日 15:01'],
    ['phrase4', '已完成'],
    ['name5', '王小明'],
    ['name5', 'Ming O’Neill'],
    ['name5', "Anne-Marie O'Neill"],
    ['character_string6', 'GIFT-0001'],
  ])('%s may be "%s"', async (name, value) => {
    await accept()
    expect((await deliver({ data: { [name]: { value } } })).errcode).toBe(0)
  })

  test('a registered template takes its own fields, all of them and no others', async () => {
    const template = { templateId: 'exact', title: '捐赠成功', fields: ['thing1', 'amount2'] }
    await bed.control('/templates', template)
    await accept(['exact'])
    const exact = { template_id: 'exact' }
    expect((await deliver({ ...exact, data: { thing1: { value: 'x' } } })).errcode).toBe(47003)
    const more = { ...DATA, thing3: { value: 'x' } }
    expect((await deliver({ ...exact, data: more })).errcode).toBe(47003)
    expect((await deliver(exact)).errcode).toBe(0)
  })

  test('an unknown person, an unknown template, a page with a leading slash', async () => {
    expect((await deliver({ touser: 'oNobody' })).errcode).toBe(40003)
    expect((await deliver({ template_id: 'never-seen' })).errcode).toBe(40037)
    for (const page of ['/pages/gift', 'http://x', 'https://x/pages', 'pages//gift', '']) {
      expect((await deliver({ page })).errcode).toBe(41030)
    }
    expect((await deliver({ data: {} })).errcode).toBe(47003)
    expect((await deliver({ surprise: 1 })).errcode).toBe(47001)
  })
})

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

describe('checking what people wrote', () => {
  const check = async (content: string, change: object = {}) =>
    chat(`/wxa/msg_sec_check?access_token=${await token()}`, {
      version: 2,
      openid: PAYER,
      scene: 2,
      content,
      ...change,
    })

  test('kind words pass, bad ones are risky, doubtful ones are for review', async () => {
    expect(await check('愿每一盏灯都亮着')).toMatchObject({
      result: { suggest: 'pass', label: 100 },
    })
    expect(await check('来赌博吧')).toMatchObject({ result: { suggest: 'risky', label: 20008 } })
    expect(await check('加微信领资料')).toMatchObject({
      result: { suggest: 'review', label: 10001 },
    })
  })

  test('the old version, a stranger and a novel are refused', async () => {
    expect((await check('你好', { version: 1 })).errcode).toBe(47001)
    expect((await check('你好', { openid: 'oNobody' })).errcode).toBe(40003)
    expect((await check('长'.repeat(2501))).errcode).toBe(47001)
  })

  test('an unknown scene is refused', async () => {
    expect((await check('你好', { scene: 0 })).errcode).toBe(40129)
    expect((await check('你好', { scene: 5 })).errcode).toBe(40129)
  })

  test('two hours after somebody put the phone aside nothing is judged, until they are back', async () => {
    const openid = await bed.newPerson('小远')
    await bed.advance(DAY_MS)
    expect((await check('你好', { openid })).errcode).toBe(0)
    await bed.control(`/people/${openid}/away`, {})
    await bed.advance(2 * HOUR_MS - MINUTE_MS)
    expect((await check('你好', { openid })).errcode).toBe(0)
    await bed.advance(MINUTE_MS)
    expect((await check('你好', { openid })).errcode).toBe(61010)
    await bed.control(`/people/${openid}/login-code`, {})
    expect((await check('你好', { openid })).errcode).toBe(0)
  })
})
