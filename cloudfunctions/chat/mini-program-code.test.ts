import type { FakeWechat } from './fixtures/fake-wechat'
import { fakeWechat, SETTINGS, TOKEN_GIVEN } from './fixtures/fake-wechat'
import { wechatChat } from './wechat-chat'

const CODE = '/wxa/getwxacodeunlimit'
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])
const WISH = { scene: '0123456789abcdef', page: 'pages/card/index', width: 430 }

const draw = (wechat: FakeWechat) =>
  wechatChat(SETTINGS, { wallClock: { now: () => new Date(0) }, fetch: wechat.fetch }).drawCode(
    WISH,
  )
const answering = (answer: Parameters<typeof fakeWechat>[0][string]) =>
  fakeWechat({ ...TOKEN_GIVEN, [CODE]: answer })

describe('a mini program code', () => {
  test.each([
    ['image/jpeg', JPEG],
    ['image/png', PNG],
  ])('is a picture, by its bytes: %s', async (type, bytes) => {
    const wechat = answering(bytes)
    expect(await draw(wechat)).toEqual({ drawn: true, type, bytes })
    expect(wechat.calls[1]).toMatchObject({
      query: { access_token: 'token-1' },
      body: { ...WISH, check_path: true, env_version: 'release' },
    })
  })

  test.each([
    [{ errcode: -1 }],
    ['nothing' as const],
    ['a page' as const],
    [Buffer.from('GIF89a')],
    [Buffer.concat([JPEG, Buffer.alloc(600 * 1024)])],
  ])('that cannot be had for now is "busy": %j', async (answer) => {
    expect(await draw(answering(answer))).toEqual({ drawn: false, reason: 'busy' })
  })

  test.each([45009, 45011])('that is one too many says so: %i', async (errcode) => {
    expect(await draw(answering({ errcode }))).toEqual({ drawn: false, reason: 'too-many' })
  })

  test.each([{ errcode: 41030 }, { errcode: 40129 }, { errcode: 40097 }, { errcode: 0 }])(
    'that is refused for a fault of ours is one for the operator: %j',
    async (answer) => {
      await expect(draw(answering(answer))).rejects.toThrow('mini program code')
    },
  )

  test('is asked for again once when the token has died', async () => {
    const answers = [{ errcode: 42001 }, JPEG]
    const wechat = answering(() => answers.shift() ?? 'nothing')
    expect(await draw(wechat)).toMatchObject({ drawn: true })
    expect(wechat.paths().filter((path) => path === CODE)).toHaveLength(2)
  })
})
