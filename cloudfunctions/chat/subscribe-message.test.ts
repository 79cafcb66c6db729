import type { FakeWechat } from './fixtures/fake-wechat'
import { fakeWechat, SETTINGS, TOKEN_GIVEN } from './fixtures/fake-wechat'
import { wechatChat } from './wechat-chat'

const SEND = '/cgi-bin/message/subscribe/send'
const TOKEN = '/cgi-bin/stable_token'
const message = {
  openid: 'o1',
  templateId: 'T1',
  page: 'pages/gifts/gift?id=g1',
  data: { thing1: '山区营养午餐', amount2: '20.00元', time3: '2026年9月9日 09:09' },
}
const at = (ms: number) => ({ now: () => new Date(ms) })
const chat = (wechat: FakeWechat, wallClock = at(0)) =>
  wechatChat(SETTINGS, { wallClock, fetch: wechat.fetch })

describe('a subscription message', () => {
  test('is sent with each value in its place', async () => {
    const wechat = fakeWechat({ ...TOKEN_GIVEN, [SEND]: { errcode: 0, errmsg: 'ok' } })
    expect(await chat(wechat).sendSubscribeMessage(message)).toEqual({ sent: true })
    expect(wechat.calls[1]).toEqual({
      path: SEND,
      query: { access_token: 'token-1' },
      body: {
        touser: 'o1',
        template_id: 'T1',
        page: 'pages/gifts/gift?id=g1',
        data: {
          thing1: { value: '山区营养午餐' },
          amount2: { value: '20.00元' },
          time3: { value: '2026年9月9日 09:09' },
        },
        miniprogram_state: 'formal',
        lang: 'zh_CN',
      },
    })
  })

  test('with a value that the template would refuse is not sent at all', async () => {
    const wechat = fakeWechat({ ...TOKEN_GIVEN, [SEND]: { errcode: 0 } })
    const data = { ...message.data, amount2: 'twenty' }
    const outcome = await chat(wechat).sendSubscribeMessage({ ...message, data })
    expect(outcome).toEqual({ sent: false, reason: 'bad-value', field: 'amount2' })
    expect(wechat.calls).toEqual([])
  })

  test.each([
    [43101, { reason: 'no-credit' }],
    [40003, { reason: 'unknown-person' }],
    [40037, { reason: 'bad-template' }],
    [41030, { reason: 'bad-page' }],
    [45009, { reason: 'busy' }],
    [-1, { reason: 'busy' }],
    [47003, { reason: 'bad-value', field: 'thing1' }],
  ])('refused with %i is told apart', async (errcode, expected) => {
    const errmsg = 'argument invalid! data.thing1.value invalid rid: 1'
    const wechat = fakeWechat({ ...TOKEN_GIVEN, [SEND]: { errcode, errmsg } })
    const outcome = await chat(wechat).sendSubscribeMessage(message)
    expect(outcome).toEqual({ sent: false, ...expected })
    expect(wechat.paths()).toEqual([TOKEN, SEND])
  })

  test('that got no answer may have arrived, so it is not sent again', async () => {
    const wechat = fakeWechat({ ...TOKEN_GIVEN, [SEND]: 'nothing' })
    const outcome = await chat(wechat).sendSubscribeMessage(message)
    expect(outcome).toEqual({ sent: false, reason: 'unknown-outcome' })
    expect(wechat.paths()).toEqual([TOKEN, SEND])
  })
})

describe('the access token', () => {
  test('is fetched once for calls that start together, and kept until its last five minutes', async () => {
    let now = 0
    const wechat = fakeWechat({ ...TOKEN_GIVEN, [SEND]: { errcode: 0 } })
    const platform = chat(wechat, { now: () => new Date(now) })
    const send = () => platform.sendSubscribeMessage(message)
    await Promise.all([send(), send()])
    now = (7200 - 300) * 1000 - 1
    await send()
    expect(wechat.paths()).toEqual([TOKEN, SEND, SEND, SEND])
    now += 1
    await send()
    expect(wechat.paths().slice(4)).toEqual([TOKEN, SEND])
  })

  test.each([40001, 42001])('that is refused with %i is fetched anew, once', async (errcode) => {
    let tokens = 0
    const answers = {
      [TOKEN]: () => ({ access_token: `token-${++tokens}`, expires_in: 7200 }),
      [SEND]: ({ query }: { query: Record<string, string> }) =>
        query['access_token'] === 'token-2' ? { errcode: 0 } : { errcode, errmsg: 'invalid' },
    }
    const wechat = fakeWechat(answers)
    expect(await chat(wechat).sendSubscribeMessage(message)).toEqual({ sent: true })
    const never = fakeWechat({ ...TOKEN_GIVEN, [SEND]: { errcode, errmsg: 'invalid' } })
    await expect(chat(never).sendSubscribeMessage(message)).rejects.toThrow(String(errcode))
    expect(never.paths()).toEqual([TOKEN, SEND, TOKEN, SEND])
  })

  test.each([{ errcode: -1 }, { errcode: 45009 }, 'nothing' as const])(
    'that cannot be had for now leaves the message unsent: %j',
    async (answer) => {
      const outcome = await chat(fakeWechat({ [TOKEN]: answer })).sendSubscribeMessage(message)
      expect(outcome).toEqual({ sent: false, reason: 'busy' })
    },
  )

  test('that is refused for a wrong secret is a fault for the operator', async () => {
    const wrong = fakeWechat({ [TOKEN]: { errcode: 40125, errmsg: 'invalid appsecret' } })
    await expect(chat(wrong).sendSubscribeMessage(message)).rejects.toThrow('40125')
  })
})
