import type { FakeWechat } from './fixtures/fake-wechat'
import { fakeWechat, SETTINGS } from './fixtures/fake-wechat'
import { wechatChat } from './wechat-chat'

const PATH = '/sns/jscode2session'
const wallClock = { now: () => new Date() }
const login = (wechat: FakeWechat) =>
  wechatChat(SETTINGS, { wallClock, fetch: wechat.fetch }).exchangeLoginCode('the-code')

describe('a login code', () => {
  test('gives the person, and the session key goes no further', async () => {
    const wechat = fakeWechat({ [PATH]: { openid: 'o1', session_key: 'c2VjcmV0', unionid: 'u1' } })
    expect(await login(wechat)).toEqual({ ok: true, openid: 'o1', unionid: 'u1' })
    expect(wechat.calls).toEqual([
      {
        path: PATH,
        query: {
          appid: SETTINGS.appid,
          secret: SETTINGS.secret,
          js_code: 'the-code',
          grant_type: 'authorization_code',
        },
        body: undefined,
      },
    ])
  })

  test('of a person without an open-platform account comes without a union id', async () => {
    const wechat = fakeWechat({
      [PATH]: { openid: 'o1', session_key: 'k', errcode: 0, errmsg: '' },
    })
    expect(await login(wechat)).toEqual({ ok: true, openid: 'o1' })
  })

  test.each([
    [40029, 'bad-code'],
    [40163, 'bad-code'],
    [45011, 'too-many'],
    [40226, 'blocked'],
    [45009, 'busy'],
  ])('that WeChat refuses with %i is %s, and is not tried again', async (errcode, refusal) => {
    const wechat = fakeWechat({ [PATH]: { errcode, errmsg: 'no' } })
    expect(await login(wechat)).toEqual({ ok: false, refusal })
    expect(wechat.calls).toHaveLength(1)
  })

  test('is tried once more when WeChat is busy', async () => {
    let count = 0
    const busy = { errcode: -1, errmsg: 'system error' }
    const wechat = fakeWechat({ [PATH]: () => (++count === 1 ? busy : { openid: 'o1' }) })
    expect(await login(wechat)).toEqual({ ok: true, openid: 'o1' })
    const always = fakeWechat({ [PATH]: busy })
    expect(await login(always)).toEqual({ ok: false, refusal: 'busy' })
    expect(always.calls).toHaveLength(2)
  })

  test.each(['nothing', 'a page'] as const)(
    'answered by %s is "busy" and not sent again',
    async (answer) => {
      const wechat = fakeWechat({ [PATH]: answer })
      expect(await login(wechat)).toEqual({ ok: false, refusal: 'busy' })
      expect(wechat.calls).toHaveLength(1)
    },
  )

  test('with a wrong secret is a fault for the operator, which does not quote the secret', async () => {
    const wechat = fakeWechat({ [PATH]: { errcode: 40125, errmsg: 'invalid appsecret' } })
    const error = await login(wechat).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ name: 'ChatError', code: 40125 })
    expect(String(error)).not.toContain(SETTINGS.secret)
  })
})
