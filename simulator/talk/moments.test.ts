import '../fixtures/patience'
import { aLogReader } from '../fixtures/a-log-reader'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { aCard } from '../fixtures/a-talker'

let bed: TestBed
let ming: string
beforeEach(async () => {
  bed = await aSimulator()
  ming = await bed.newPerson('小明')
})
afterEach(() => bed.close())

const moments = (openid: string) => bed.control<object[]>(`/moments?openid=${openid}`)
const post = (openid: string, card: object = aCard()) =>
  bed.control<{ momentId: string }>('/moments', { openid, card })

test('everybody sees what anybody posts, newest first', async () => {
  const first = await post(ming)
  const second = await post(PAYER, aCard({ title: '又一盏' }))
  expect(first).toEqual({
    momentId: expect.any(String),
    from: ming,
    name: '小明',
    at: expect.any(String),
    card: aCard(),
  })
  expect(await moments(PAYER)).toEqual([second, first])
  expect(await moments(ming)).toEqual([second, first])
})

test('the latest 200 are shown', async () => {
  const { momentId: first } = await post(ming)
  const { momentId: second } = await post(ming)
  for (let count = 0; count < 199; count += 1) await post(ming)
  const ids = (await bed.control<{ momentId: string }[]>(`/moments?openid=${PAYER}`)).map(
    ({ momentId }) => momentId,
  )
  expect([ids.length, ids.at(-1), ids.includes(first)]).toEqual([200, second, false])
})

test('a query may be named apart from the page, as onShareTimeline does', async () => {
  const path = 'pages/project/index'
  const apart = aCard({ path, query: 'projectId=1&channel=moments' })
  expect(await post(ming, apart)).toMatchObject({
    card: { path: 'pages/project/index?projectId=1&channel=moments' },
  })
  expect(await post(ming, aCard({ path, query: '' }))).toMatchObject({ card: { path } })
})

test.each<[string, object, string]>([
  ['a stranger', { openid: 'oNobody', card: aCard() }, '404 There is no such person.'],
  ['a post without a card', { openid: PAYER }, '400 card: '],
  ['a post of text', { openid: PAYER, text: 'a' }, '400 '],
  ['a card that is none', { openid: PAYER, card: aCard({ title: '' }) }, '400 card.title: '],
  ['a path that is no page', { openid: PAYER, card: aCard({ path: 'a' }) }, '400 card.path: '],
  ['a picture from elsewhere', { openid: PAYER, card: aCard({ imageUrl: 'x' }) }, '400 card.image'],
  [
    'two queries',
    { openid: PAYER, card: aCard({ query: 'a=1' }) },
    '400 card.query: stands in place of one in the path',
  ],
  [
    'a query with its question mark',
    { openid: PAYER, card: aCard({ path: 'pages/home/index', query: '?a=1' }) },
    '400 card.query: must be a query',
  ],
])('%s is refused, and nothing is posted', async (_what, body, sentence) => {
  await expect(bed.control('/moments', body)).rejects.toThrow(sentence)
  expect(await moments(PAYER)).toEqual([])
})

test('a stranger reads nothing', async () => {
  await expect(moments('oNobody')).rejects.toThrow('404 There is no such person.')
  await expect(bed.control('/moments')).rejects.toThrow('400 openid: ')
})

test('a card that was posted is in the log', async () => {
  const { title, path } = aCard()
  const events = await aLogReader(bed).during(() => post(ming))
  expect(events).toEqual([
    { kind: 'card', body: { openid: ming, title, path, momentId: expect.any(String) } },
  ])
})
