import type { FakeWechat } from './fixtures/fake-wechat'
import { fakeWechat, SETTINGS, TOKEN_GIVEN } from './fixtures/fake-wechat'
import { wechatChat } from './wechat-chat'

const CHECK = '/wxa/msg_sec_check'
const check = (wechat: FakeWechat, text: string) =>
  wechatChat(SETTINGS, { wallClock: { now: () => new Date(0) }, fetch: wechat.fetch }).checkText({
    openid: 'o1',
    text,
    scene: 'comment',
  })
const suggesting = (suggest: string) =>
  fakeWechat({ ...TOKEN_GIVEN, [CHECK]: { errcode: 0, result: { suggest, label: 100 } } })

describe('a text that others will see', () => {
  test.each(['pass', 'review', 'risky'])('is judged by the platform: %s', async (verdict) => {
    const wechat = suggesting(verdict)
    expect(await check(wechat, '加油')).toEqual({ verdict, by: 'platform' })
    expect(wechat.calls[1]?.body).toEqual({ version: 2, openid: 'o1', scene: 2, content: '加油' })
  })

  test.each(['来赌博吧', '赌 博', '赌.博', 'ＣＡＳＩＮＯ', 'c a s i n o'])(
    'with a word of the operator’s list is risky before anybody is asked: %s',
    async (text) => {
      const wechat = suggesting('pass')
      expect(await check(wechat, text)).toEqual({ verdict: 'risky', by: 'word-list' })
      expect(wechat.calls).toEqual([])
    },
  )

  test.each([
    ['the writer was away for two hours', { errcode: 61010, errmsg: 'code is expired' }],
    ['the answer has no verdict', { errcode: 0 }],
    ['nobody answers', 'nothing' as const],
  ])('waits for a person when %s', async (_, answer) => {
    const wechat = fakeWechat({ ...TOKEN_GIVEN, [CHECK]: answer })
    expect(await check(wechat, '加油')).toEqual({ verdict: 'review', by: 'nobody' })
  })

  test('waits for a person when the platform does not judge within moments: the giver does not', async () => {
    jest.useFakeTimers()
    const verdict = check({ ...suggesting('pass'), fetch: () => new Promise(() => {}) }, '加油')
    await jest.advanceTimersByTimeAsync(2_500)
    expect(await verdict).toEqual({ verdict: 'review', by: 'nobody' })
    jest.useRealTimers()
  })

  test('waits for a person when our own secret is wrong, so that no gift is stopped by it', async () => {
    const wrong = { '/cgi-bin/stable_token': { errcode: 40125, errmsg: 'invalid appsecret' } }
    expect(await check(fakeWechat(wrong), '加油')).toEqual({ verdict: 'review', by: 'nobody' })
  })

  test('that is long is judged part by part, and the worst part decides', async () => {
    const verdicts = ['pass', 'review', 'pass']
    const answer = () => ({ errcode: 0, result: { suggest: verdicts.shift(), label: 100 } })
    const wechat = fakeWechat({ ...TOKEN_GIVEN, [CHECK]: answer })
    expect(await check(wechat, '善'.repeat(5001))).toEqual({ verdict: 'review', by: 'platform' })
    const lengths = wechat.calls
      .slice(1)
      .map(({ body }) => JSON.stringify(body).match(/善/g)?.length)
    expect(lengths).toEqual([2500, 2500, 1])
    const endless = suggesting('pass')
    expect(await check(endless, '善'.repeat(20_001))).toEqual({ verdict: 'review', by: 'nobody' })
    expect(endless.calls).toEqual([])
  })
})
