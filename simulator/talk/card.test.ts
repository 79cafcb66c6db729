import '../fixtures/patience'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { aCard, aTalker } from '../fixtures/a-talker'

let bed: TestBed
let talker: ReturnType<typeof aTalker>
let chatId: string

beforeAll(async () => {
  bed = await aSimulator()
  talker = aTalker(bed)
  chatId = await talker.begin([PAYER, await bed.newPerson('小明')])
})
afterAll(() => bed.close())

const picture = (bytes: number, type = 'png') =>
  `data:image/${type};base64,${Buffer.alloc(bytes).toString('base64')}`

test.each<[string, object]>([
  ['a path with the slash that the client puts before it', { path: '/pages/home/index' }],
  ['a path with a query in Chinese', { path: 'pages/home/index?name=灯&a=b=c?' }],
  ['a title of 64 characters', { title: '🏮'.repeat(64) }],
  ['a JPEG', { imageUrl: picture(10, 'jpeg') }],
  ['a picture of 256 KB', { imageUrl: picture(262_144) }],
  ['a picture of the product', { imageUrl: 'http://localhost:3000/assets/card.png?v=1' }],
  ['no picture', { imageUrl: undefined }],
])('a card may have %s', async (_what, change) => {
  const { card } = await talker.sendCard(chatId, PAYER, aCard(change))
  const sent = aCard(change)
  expect(card).toEqual({ ...sent, path: sent.path.replace(/^\//, '') })
})

test.each<[string, object, string]>([
  ['a title of 65 characters', { title: '灯'.repeat(65) }, '400 card.title: must have 64'],
  ['a blank title', { title: ' ' }, '400 card.title: must say something'],
  ['no title', { title: undefined }, '400 card.title: '],
  ['no path', { path: undefined }, '400 card.path: '],
  ['a path that is no page', { path: 'project/index' }, '400 card.path: must be a page'],
  ['a path to another site', { path: 'https://pages/a/b' }, '400 card.path: must be a page'],
  ['a path that climbs', { path: 'pages/../secret' }, '400 card.path: must be a page'],
  ['a path with two slashes before it', { path: '//pages/home/index' }, '400 card.path: must be'],
  ['a path with a fragment', { path: 'pages/home/index?a=1#b' }, '400 card.path: must be a page'],
  ['a path without end', { path: `pages/a/b?c=${'d'.repeat(1024)}` }, '400 card.path: '],
  ['a picture over 256 KB', { imageUrl: picture(262_145) }, '400 card.imageUrl: must be a PNG'],
  ['a drawing', { imageUrl: picture(10, 'svg+xml') }, '400 card.imageUrl: must be a PNG'],
  ['data that is no base64', { imageUrl: 'data:image/png;base64,*' }, '400 card.imageUrl: must'],
  ['a page as its picture', { imageUrl: 'data:text/html,hello' }, '400 card.imageUrl: must be'],
  ['a script as its picture', { imageUrl: 'javascript:alert(1)' }, '400 card.imageUrl: must be'],
  ['a picture from elsewhere', { imageUrl: 'https://elsewhere.example/a.png' }, '400 card.image'],
  ['a picture named by no address', { imageUrl: '/assets/card.png' }, '400 card.imageUrl: must'],
  ['anything else', { scene: 1007 }, '400 card: Unrecognized key: "scene"'],
])('a card may not have %s', async (_what, change, sentence) => {
  const before = (await talker.linesOf(chatId, PAYER)).length
  await expect(talker.sendCard(chatId, PAYER, aCard(change))).rejects.toThrow(sentence)
  expect(await talker.linesOf(chatId, PAYER)).toHaveLength(before)
})

test('a further origin of the product is good for pictures as soon as it is known', async () => {
  const card = aCard({ imageUrl: 'https://lantern.example/card.png' })
  await expect(talker.sendCard(chatId, PAYER, card)).rejects.toThrow('400 card.imageUrl: ')
  await bed.control('/app', { origins: ['https://lantern.example'] })
  expect(await talker.sendCard(chatId, PAYER, card)).toMatchObject({ card })
})
