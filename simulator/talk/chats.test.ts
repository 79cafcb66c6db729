import '../fixtures/patience'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { aCard, aTalker } from '../fixtures/a-talker'
import { MINUTE_MS } from '../time/beijing'

let bed: TestBed
let talker: ReturnType<typeof aTalker>
let ming: string
let hua: string

beforeAll(async () => {
  bed = await aSimulator()
  talker = aTalker(bed)
})
afterAll(() => bed.close())
beforeEach(async () => {
  ming = await bed.newPerson('小明')
  hua = await bed.newPerson('小华')
})

describe('beginning a chat', () => {
  test('two friends have one chat, whoever begins it, and see each other’s names', async () => {
    const chatId = await talker.begin([ming, hua])
    expect(await talker.begin([hua, ming])).toBe(chatId)
    const members = [
      { openid: ming, name: '小明' },
      { openid: hua, name: '小华' },
    ]
    const empty = { chatId, kind: 'friend', members, unread: 0 }
    expect(await talker.chatsOf(ming)).toEqual([{ ...empty, title: '小华' }])
    expect(await talker.chatsOf(hua)).toEqual([{ ...empty, title: '小明' }])
  })

  test('the same people may have several groups', async () => {
    const first = await talker.begin([ming, hua], '书友')
    const second = await talker.begin([ming, hua], '书友')
    expect(first).not.toBe(second)
    expect(await talker.chatsOf(ming)).toMatchObject([
      { chatId: second, kind: 'group', title: '书友' },
      { chatId: first, kind: 'group', title: '书友' },
    ])
    expect(await talker.chatsOf(PAYER)).toEqual([])
  })

  test('a group has 2 to 50 members and a title of 32 characters at most', async () => {
    const crowd = await Promise.all(Array.from({ length: 51 }, () => bed.newPerson('众人')))
    await talker.begin(crowd.slice(0, 50), '灯'.repeat(32))
    await expect(talker.begin(crowd, '太多')).rejects.toThrow('400 members: ')
    await expect(talker.begin([ming], '独自')).rejects.toThrow('400 members: ')
    await expect(talker.begin([ming, hua], '灯'.repeat(33))).rejects.toThrow(
      '400 title: is too long',
    )
    expect(await talker.chatsOf(crowd[50] ?? '')).toEqual([])
  })

  test.each<[string, (one: string, other: string) => object, string]>([
    ['with oneself', (one) => ({ members: [one, one] }), '400 members: must be different people'],
    ['alone', (one) => ({ members: [one] }), '400 members: '],
    ['with nobody', () => ({}), '400 members: '],
    ['with a stranger', (one) => ({ members: [one, 'oNobody'] }), '404 There is no such person.'],
    [
      'of three without a title',
      (one, other) => ({ members: [one, other, PAYER] }),
      '400 title: must be said of a group',
    ],
    ['with a blank title', (one, other) => ({ title: ' ', members: [one, other] }), '400 title: '],
    ['of another shape', (one, other) => ({ members: [one, other], kind: 'group' }), '400 The '],
  ])('a chat %s is refused, and is not there afterwards', async (_what, wish, sentence) => {
    await expect(bed.control('/chats', wish(ming, hua))).rejects.toThrow(sentence)
    expect(await talker.chatsOf(ming)).toEqual([])
  })
})

describe('lines', () => {
  test('are read in their order, with who said them and when', async () => {
    const chatId = await talker.begin([ming, hua])
    const { now } = await bed.advance(MINUTE_MS)
    const first = await talker.say(chatId, ming, '去看看这个项目？')
    expect(first).toEqual({
      lineId: expect.any(String),
      chatId,
      from: ming,
      at: expect.any(String),
      kind: 'text',
      text: '去看看这个项目？',
    })
    expect(Date.parse(String(first['at'])) - Date.parse(now)).toBeLessThan(MINUTE_MS)
    expect((first['at'] as string) >= now).toBe(true)
    const second = await talker.sendCard(chatId, hua)
    expect(second).toMatchObject({ kind: 'card', from: hua, card: aCard() })
    expect(await talker.linesOf(chatId, ming)).toEqual([first, second])
    expect(await talker.linesOf(chatId, hua, first.lineId)).toEqual([second])
    expect(await talker.linesOf(chatId, hua, second.lineId)).toEqual([])
  })

  test('come 200 at a time: the latest, or the next ones', async () => {
    const chatId = await talker.begin([ming, hua])
    const first = await talker.say(chatId, ming, '0')
    for (let index = 1; index <= 201; index += 1) await talker.say(chatId, ming, String(index))
    const texts = async (after?: string) =>
      (await talker.linesOf(chatId, hua, after)).map(({ text }) => Number(text))
    const latest = await texts()
    expect([latest.length, latest[0], latest.at(-1)]).toEqual([200, 2, 201])
    const next = await texts(first.lineId)
    expect([next.length, next[0], next.at(-1)]).toEqual([200, 1, 200])
  })

  test('the chat that was written in last comes first', async () => {
    const withHua = await talker.begin([ming, hua])
    const group = await talker.begin([ming, hua, PAYER], '书友')
    const order = async () => (await talker.chatsOf(ming)).map(({ chatId }) => chatId)
    expect(await order()).toEqual([group, withHua])
    const { lineId } = await talker.say(withHua, hua, '在吗')
    expect(await order()).toEqual([withHua, group])
    expect((await talker.chatsOf(ming))[0]).toMatchObject({ lastLine: { lineId, text: '在吗' } })
  })

  test('may have 2,000 characters, and emoji are one each', async () => {
    const chatId = await talker.begin([ming, hua])
    await talker.say(chatId, ming, '🏮'.repeat(2000))
    const refusals: [object, string][] = [
      [{ openid: ming, text: '灯'.repeat(2001) }, '400 text: must have 2000 characters at most'],
      [{ openid: ming, text: ' \n' }, '400 text: must say something'],
      [{ openid: ming, text: 1 }, '400 text: '],
      [{ openid: ming }, '400 The request: say either text or card'],
      [{ openid: ming, text: 'a', card: aCard() }, '400 The request: say either text or card'],
      [{ openid: ming, text: 'a', at: 1 }, '400 The request: Unrecognized key: "at"'],
      [{ text: 'a' }, '400 openid: '],
    ]
    for (const [body, sentence] of refusals) {
      await expect(bed.control(`/chats/${chatId}/lines`, body)).rejects.toThrow(sentence)
    }
    expect(await talker.linesOf(chatId, hua)).toHaveLength(1)
  })

  test('are for members alone', async () => {
    const chatId = await talker.begin([ming, hua])
    const { lineId } = await talker.say(chatId, ming, '只说给你听')
    const refusal = '403 Only members read and write here.'
    await expect(talker.say(chatId, PAYER, '我也在')).rejects.toThrow(refusal)
    await expect(talker.sendCard(chatId, PAYER)).rejects.toThrow(refusal)
    await expect(talker.linesOf(chatId, PAYER)).rejects.toThrow(refusal)
    await expect(talker.read(chatId, PAYER, lineId)).rejects.toThrow(refusal)
    await expect(talker.linesOf(chatId, 'oNobody')).rejects.toThrow('404 There is no such person.')
    await expect(talker.chatsOf('oNobody')).rejects.toThrow('404 There is no such person.')
    await expect(talker.linesOf('chat-0', ming)).rejects.toThrow('404 There is no such chat.')
    await expect(talker.say('chat-0', ming, 'a')).rejects.toThrow('404 There is no such chat.')
    expect(await talker.linesOf(chatId, ming)).toHaveLength(1)
  })
})

describe('reading marks', () => {
  const unreadOf = async (openid: string) => (await talker.chatsOf(openid))[0]?.unread

  test('what others said since is unread; one’s own lines never are', async () => {
    const chatId = await talker.begin([ming, hua])
    const first = await talker.say(chatId, ming, '一')
    await talker.say(chatId, hua, '二')
    const third = await talker.say(chatId, ming, '三')
    expect([await unreadOf(ming), await unreadOf(hua)]).toEqual([1, 2])
    expect(await talker.read(chatId, hua, first.lineId)).toEqual({ unread: 1 })
    expect(await talker.read(chatId, hua, third.lineId)).toEqual({ unread: 0 })
    expect([await unreadOf(ming), await unreadOf(hua)]).toEqual([1, 0])
  })

  test('a mark does not go back, and is set on a line of this chat only', async () => {
    const chatId = await talker.begin([ming, hua])
    const first = await talker.say(chatId, ming, '一')
    const second = await talker.say(chatId, ming, '二')
    await talker.read(chatId, hua, second.lineId)
    expect(await talker.read(chatId, hua, first.lineId)).toEqual({ unread: 0 })
    const elsewhere = await talker.say(await talker.begin([hua, PAYER]), PAYER, '别处')
    const refusal = '404 There is no such line in this chat.'
    await expect(talker.read(chatId, hua, elsewhere.lineId)).rejects.toThrow(refusal)
    await expect(talker.linesOf(chatId, hua, elsewhere.lineId)).rejects.toThrow(refusal)
    expect(await talker.read(chatId, ming, second.lineId)).toEqual({ unread: 0 })
  })
})

test('the product’s pages may act here for a person, other pages may not', async () => {
  const allowed = async (origin: string) => {
    const address = `${bed.simulator.url}/control/people/${ming}/chats`
    const response = await fetch(address, { headers: { origin } })
    return response.headers.get('access-control-allow-origin')
  }
  expect(await allowed('http://127.0.0.1:3000')).toBe('http://127.0.0.1:3000')
  expect(await allowed('https://elsewhere.example')).toBeNull()
})
