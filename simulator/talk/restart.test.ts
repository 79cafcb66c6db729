import '../fixtures/patience'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { aChatClient } from '../fixtures/a-chat-client'
import { aFakeProduct } from '../fixtures/a-fake-product'
import type { TestBed } from '../fixtures/a-simulator'
import { aSimulator, PAYER } from '../fixtures/a-simulator'
import { aCard, aTalker } from '../fixtures/a-talker'
import { readCode } from '../fixtures/read-code'

/** What the chat app of one run leaves to the next. */

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('chats, lines and reading marks are there again, and go on where they were', async () => {
  const first = await aSimulator({ dataFolder: folder })
  const before = aTalker(first)
  const ming = await first.newPerson('小明')
  const friends = await before.begin([PAYER, ming])
  const group = await before.begin([PAYER, ming], '书友')
  const { lineId } = await before.say(group, ming, '一')
  await before.say(group, ming, '二')
  await before.sendCard(friends, ming)
  await before.read(group, PAYER, lineId)
  const chats = await before.chatsOf(PAYER)
  await first.close()

  const second = await aSimulator({ dataFolder: folder })
  const after = aTalker(second)
  expect(await after.chatsOf(PAYER)).toEqual(chats)
  expect(chats).toMatchObject([
    { chatId: friends, unread: 1 },
    { chatId: group, unread: 1 },
  ])
  expect(await after.begin([ming, PAYER])).toBe(friends)
  const ids = (await after.linesOf(group, PAYER)).map((line) => line.lineId)
  const { lineId: next } = await after.say(group, PAYER, '三')
  expect(await after.linesOf(group, PAYER)).toHaveLength(3)
  expect(ids).not.toContain(next)
  await second.close()
})

test('a group of a crowd is there again, and its passers-by have no names until they come again', async () => {
  const first = await aSimulator({ dataFolder: folder })
  const product = await aFakeProduct(first)
  await first.control('/app', { origins: [product.url] })
  const come = async (bed: TestBed) => {
    await bed.control('/crowd', { people: 24, seconds: 1, seed: 8 })
    while ((await bed.control<{ running: boolean }>('/crowd')).running) await wait(20)
  }
  await come(first)
  const [group] = await aTalker(first).chatsOf(PAYER)
  await first.close()

  const second = await aSimulator({ dataFolder: folder })
  const [again] = await aTalker(second).chatsOf(PAYER)
  await second.close()
  await product.close()
  expect(group).toMatchObject({ title: '路人群 1', lastLine: { kind: 'card' } })
  expect(again).toMatchObject({ chatId: group?.chatId, lastLine: group?.lastLine })
  const names = again?.members.map(({ name }) => name)
  expect(new Set(names)).toEqual(new Set(['路人', '付款人']))
  expect(names).toHaveLength(25)
})

test('a code that was printed leads where it led, and the app’s pages are still known', async () => {
  const first = await aSimulator({ dataFolder: folder })
  await first.control('/app', { pages: ['pages/home/index'] })
  const codeId = await aCode(first)
  await first.close()

  const second = await aSimulator({ dataFolder: folder })
  const led = { page: 'pages/home/index', scene: 'card0001' }
  expect(await second.control(`/codes/${codeId}`)).toEqual(led)
  expect(await aCode(second)).toBe(codeId)
  await second.close()
})

test('moments and notices open the same after a restart', async () => {
  const first = await aSimulator({ dataFolder: folder })
  await first.control('/moments', { openid: PAYER, card: aCard() })
  await aChatClient(first).notify(PAYER)
  await aChatClient(first).notify(PAYER)
  await aTalker(first).read('notices', PAYER, 'notice-1')
  const opened = (bed: TestBed, from: object) => bed.control(`/people/${PAYER}/openings`, { from })
  const froms = [{ momentId: 'moment-1' }, { noticeId: 'notice-2' }]
  const before = await Promise.all(froms.map((from) => opened(first, from)))
  const moments = await first.control(`/moments?openid=${PAYER}`)
  await first.close()

  const second = await aSimulator({ dataFolder: folder })
  expect(await Promise.all(froms.map((from) => opened(second, from)))).toEqual(before)
  expect(await second.control(`/moments?openid=${PAYER}`)).toEqual(moments)
  expect(await aTalker(second).chatsOf(PAYER)).toMatchObject([{ kind: 'notices', unread: 1 }])
  await second.close()
})

/** A code for the home page, as it reads. */
const aCode = async (bed: TestBed) => {
  const { says } = readCode(await aChatClient(bed).drawCode({ scene: 'card0001' }))
  return says?.split('/').at(-1)
}
