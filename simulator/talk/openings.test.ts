import '../fixtures/patience'
import { aChatClient } from '../fixtures/a-chat-client'
import { aLogReader } from '../fixtures/a-log-reader'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { aCard, aTalker } from '../fixtures/a-talker'
import { readCode } from '../fixtures/read-code'
import { HOUR_MS } from '../time/beijing'

let bed: TestBed
let talker: ReturnType<typeof aTalker>
let client: ReturnType<typeof aChatClient>
let ming: string
let friends: string

beforeAll(async () => {
  bed = await aSimulator()
  talker = aTalker(bed)
  client = aChatClient(bed)
  ming = await bed.newPerson('小明')
  friends = await talker.begin([PAYER, ming])
})
afterAll(() => bed.close())

const open = (from: unknown, openid = PAYER) =>
  bed.control<object>(`/people/${openid}/openings`, { from })

const notify = async (change: object) => {
  await client.notify(PAYER, change)
  return (await talker.linesOf('notices', PAYER)).at(-1)?.lineId
}

const aCode = async (wish: object) =>
  readCode(await client.drawCode(wish))
    .says?.split('/')
    .at(-1)

const project = {
  path: 'pages/project/index',
  query: { projectId: 'reading-room', shareId: 'card-1' },
}

describe('the mini program is opened with the scene of where it came from', () => {
  test('a card in a friend’s chat, by either of them', async () => {
    const { lineId } = await talker.sendCard(friends, ming)
    expect(await open({ lineId })).toEqual({ scene: 1007, ...project })
    expect(await open({ lineId }, ming)).toEqual({ scene: 1007, ...project })
  })

  test('a card in a group', async () => {
    const { lineId } = await talker.sendCard(await talker.begin([PAYER, ming], '书友'), ming)
    expect(await open({ lineId })).toEqual({ scene: 1008, ...project })
  })

  test('a moment, by anybody', async () => {
    const card = aCard({ path: 'pages/project/index', query: 'projectId=reading-room' })
    const { momentId } = await bed.control<{ momentId: string }>('/moments', { openid: ming, card })
    expect(await open({ momentId })).toEqual({
      scene: 1154,
      path: 'pages/project/index',
      query: { projectId: 'reading-room' },
    })
    expect(await open({ momentId, whole: true })).toMatchObject({ scene: 1155 })
  })

  test('a service notice', async () => {
    const noticeId = await notify({ page: 'pages/gift/index?giftId=1' })
    expect(await open({ noticeId })).toEqual({
      scene: 1107,
      path: 'pages/gift/index',
      query: { giftId: '1' },
    })
  })

  test('a code, whose scene is written as an address writes it', async () => {
    const code = await aCode({ scene: 'p=reading1&s=card0001', page: 'pages/project/index' })
    expect(await open({ code })).toEqual({
      scene: 1047,
      path: 'pages/project/index',
      query: { scene: 'p%3Dreading1%26s%3Dcard0001' },
    })
  })

  test('the list, and a code without a page, lead home once the home page is known', async () => {
    const code = await aCode({ scene: 'a' })
    expect(await open('list')).toEqual({ scene: 1089, path: '', query: {} })
    expect(await open({ code })).toMatchObject({ scene: 1047, path: '' })
    await bed.control('/app', { pages: ['pages/home/index', 'pages/project/index'] })
    expect(await open('list')).toEqual({ scene: 1089, path: 'pages/home/index', query: {} })
    expect(await open({ code })).toMatchObject({ scene: 1047, path: 'pages/home/index' })
  })
})

test('values arrive as they were written, and the last of a name counts', async () => {
  const path = 'pages/project/index?name=%E7%81%AF&sum=1=2&a=1&a=2&empty=&&bare&url=x?y&__proto__=z'
  const { lineId } = await talker.sendCard(friends, ming, aCard({ path }))
  expect(JSON.stringify(await open({ lineId }))).toBe(
    '{"scene":1007,"path":"pages/project/index","query":{"name":"%E7%81%AF","sum":"1=2","a":"2","empty":"","bare":"","url":"x?y","__proto__":"z"}}',
  )
})

test('whoever opens the mini program is using it', async () => {
  const check = () => client.check('你好')
  await bed.control(`/people/${PAYER}/away`, {})
  await bed.advance(2 * HOUR_MS)
  expect((await check())['errcode']).toBe(61010)
  await open('list')
  expect((await check())['errcode']).toBe(0)
})

test('an opening is in the log', async () => {
  const { lineId } = await talker.sendCard(friends, ming)
  const events = await aLogReader(bed).during(() => open({ lineId }))
  expect(events).toEqual([{ kind: 'opening', body: { openid: PAYER, scene: 1007, ...project } }])
})

describe('what cannot be opened is refused, and is no opening', () => {
  const refused = async (from: unknown, sentence: string, openid = PAYER) => {
    const events = await aLogReader(bed).during(() =>
      expect(open(from, openid)).rejects.toThrow(sentence),
    )
    expect(events).toEqual([])
  }

  test('what is not there', async () => {
    await refused({ lineId: 'line-0' }, '404 There is no such line.')
    await refused({ momentId: 'moment-0' }, '404 There is no such moment.')
    await refused({ noticeId: 'notice-0' }, '404 There is no such notice.')
    await refused({ code: 'nothing' }, '404 There is no such code.')
    await refused('list', '404 There is no such person.', 'oNobody')
  })

  test('a line that is no card, and a notice without a page', async () => {
    const { lineId } = await talker.say(friends, ming, '在吗')
    await refused({ lineId }, '409 This line is no card.')
    await refused({ noticeId: await notify({ page: undefined }) }, '409 This notice leads nowhere.')
  })

  test('what belongs to others', async () => {
    const hua = await bed.newPerson('小华')
    const { lineId } = await talker.sendCard(friends, ming)
    await refused({ lineId }, '403 Only members read and write here.', hua)
    const noticeId = await notify({ page: 'pages/gift/index' })
    await refused({ noticeId }, '404 There is no such notice.', hua)
  })

  test.each<[unknown]>([
    ['search'],
    [{}],
    [{ lineId: 1 }],
    [{ lineId: 'a', code: 'b' }],
    [undefined],
  ])('from %j', async (from) => {
    await refused(from, '400 from: must be "list", or one of { lineId }')
  })
})
