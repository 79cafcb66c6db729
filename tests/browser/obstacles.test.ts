/** What gets in the way of a gift, and the sentence that says so: the network, the crowd, time, a lost session. */
import type { Page } from 'playwright-core'
import { sql } from '../../cloudfunctions/db'
import { aProject, readBooks } from '../support/books'
import { aHouseForThisFile } from './house'
import { calledBy } from './phone'
import {
  atCashier,
  endProject,
  give,
  giveAndPay,
  LIT,
  openProject,
  openSheet,
  ordersFor,
} from './steps'

jest.setTimeout(240_000)

const CUT = /ERR_INTERNET_DISCONNECTED/
/** Longer than a read may take before the page says so (src/cloud/call.ts). */
const TOO_SLOW_MS = 9_000

const house = aHouseForThisFile()

const projectFor = (id: string): Promise<string> => aProject(house.world.db, id, {})

/** The names of the functions that a page calls from now on. */
function callsOf(page: Page): string[] {
  const calls: string[] = []
  page.on('request', (request) => {
    const name = calledBy(request)
    if (name && request.method() === 'POST') calls.push(name)
  })
  return calls
}

test('a project that ended while somebody chose takes nothing, and says so', async () => {
  const projectId = await projectFor('ends0001')
  const { page } = await house.aPhone({ forgiven: /400: .*gifts\.start/ })
  await openProject(house, page, projectId)
  await openSheet(page)
  await endProject(house.world, projectId)
  const before = await readBooks(house.world.db)
  await give(page)
  await page.getByText('项目已经结束，没有扣款。').waitFor()
  await page.getByRole('button', { name: '知道了' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const after = await readBooks(house.world.db)
  expect({ ...after, donor: [] }).toEqual({ ...before, donor: [] })
  expect((await ordersFor(house.world, projectId)).asked).toBe(0)
})

test('a session lost on the way is replaced by one silent login, and the gift goes on', async () => {
  const projectId = await projectFor('session1')
  const { page } = await house.aPhone({ forgiven: /401: / })
  await openProject(house, page, projectId)
  await openSheet(page)
  await house.world.db.run(sql`delete from session`)
  const calls = callsOf(page)
  await give(page)
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
  expect(calls.filter((name) => name === 'users')).toHaveLength(1)
  expect(calls.filter((name) => name === 'gifts.start')).toHaveLength(2)
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
})

test('without a network the next page says so, and opens by itself when it is back', async () => {
  const { context, page } = await house.aPhone({ forgiven: CUT })
  await page.goto(house.at('pages/home/index'))
  await page.getByText('今天的理由').waitFor()
  await context.setOffline(true)
  await page.getByRole('button', { name: '看看详情' }).click()
  await page.getByText('网络好像断了。连上后再试？').waitFor()
  await page.getByRole('button', { name: '再试一次' }).waitFor()
  await context.setOffline(false)
  await page.getByText('钱用在哪儿').waitFor()
})

test('a gift that meets no network is not lost: the sheet says so and the next tap is the same gift', async () => {
  const projectId = await projectFor('offline1')
  const { context, page } = await house.aPhone({ forgiven: CUT })
  await openProject(house, page, projectId)
  await openSheet(page)
  await context.setOffline(true)
  await give(page)
  await page.getByText('网络好像断了，没有扣款。连上后再试？').waitFor()
  await context.setOffline(false)
  await give(page)
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
})

test('on a slow network the page has its shape first, then an honest sentence and another try', async () => {
  const { page } = await house.aPhone()
  let slow = true
  await page.route('**/functions/projects.show', async (route) => {
    if (slow) await new Promise((waited) => setTimeout(waited, TOO_SLOW_MS))
    await route.continue().catch(() => undefined)
  })
  await page.goto(house.at('pages/project/index?projectId=flood001'))
  await page.getByRole('status', { name: '正在打开' }).waitFor()
  await page.getByText('等了一会儿还没有回音。再试一次？').waitFor()
  slow = false
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByText('钱用在哪儿').waitFor()
})

test('in a crowd the sheet says that nothing was charged, tries again by itself, and gives once', async () => {
  const projectId = await projectFor('crowd001')
  const { page } = await house.aPhone({ forgiven: /400: .*gifts\.start/ })
  let turnedAway = 0
  const keys = new Set<string>()
  await page.route('**/functions/gifts.start', (route) => {
    keys.add(JSON.parse(route.request().postData() ?? '{}').key)
    if (turnedAway === 2) return route.continue()
    turnedAway += 1
    const busy = { code: 10017, name: 'BUSY', error: '人多，请稍等；没有扣款。', details: {} }
    return route.fulfill({ status: 400, json: busy })
  })
  await openProject(house, page, projectId)
  await openSheet(page)
  await give(page)
  await page.getByText('人多，请稍等；没有扣款。').waitFor()
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
  expect(turnedAway).toBe(2)
  expect(keys.size).toBe(1)
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
})

test('a payment that the server does not know yet is being checked, and then the lantern is lit', async () => {
  const projectId = await projectFor('checks01')
  const { page } = await house.aPhone({ forgiven: CUT })
  await openProject(house, page, projectId)
  await openSheet(page)
  await page.route('**/functions/gifts.sync', (route) => route.abort('internetdisconnected'))
  await give(page)
  await atCashier(page, 'Pay')
  await page.getByText('先别重复付款；若已扣款，一定会记上。').waitFor()
  expect(await page.getByRole('button', { name: /捐/ }).count()).toBe(0)
  await page.unroute('**/functions/gifts.sync')
  await page.getByText(LIT).waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
})

test('a project that is late takes nothing, and its page can be read as before', async () => {
  const { page } = await house.aPhone()
  await openProject(house, page, 'bench001')
  await page.getByText(/报告晚了 \d+ 天，.*捐过的都还在/).waitFor()
  expect(await page.getByRole('button', { name: '捐一份心意' }).count()).toBe(0)
})

test('a gift to a project that is not there is not made, and the way on is shown', async () => {
  const { page } = await house.aPhone({ forgiven: /400: .*projects\.show/ })
  await page.goto(house.at('pages/project/index?projectId=nothing1'))
  await page.getByText('可能已经下架。').waitFor()
  await page.getByRole('button', { name: '看看别的项目' }).click()
  await page.getByText('今天的理由').waitFor()
})

test.each(['pages/nowhere/index', 'nowhere', 'pages/project', '%', 'pages/%E0%A4%A'])(
  'the path %s leads to a page that says so, and from there home',
  async (path) => {
    const { page } = await house.aPhone()
    await page.goto(house.at(path))
    await page.getByRole('heading', { name: '这里没有这一页' }).waitFor()
    await page.getByRole('button', { name: '回首页' }).last().click()
    await page.getByText('今天的理由').waitFor()
    await page.getByRole('heading', { name: '这里没有这一页' }).waitFor({ state: 'detached' })
  },
)

test('a mistyped path does not leave the page before on the screen, and Back leads to it', async () => {
  const { page } = await house.aPhone()
  await openProject(house, page, 'flood001')
  await page.evaluate(() => {
    window.location.hash = '#/pages/nowhere/index'
  })
  await page.getByRole('heading', { name: '这里没有这一页' }).waitFor()
  await page.getByText('钱用在哪儿').waitFor({ state: 'detached' })
  await page.evaluate(() => window.history.back())
  await page.getByText('钱用在哪儿').waitFor()
  await page.getByRole('heading', { name: '这里没有这一页' }).waitFor({ state: 'detached' })
})

test('the second gift on a page is another gift', async () => {
  const projectId = await projectFor('again001')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await giveAndPay(page)
  await page.getByRole('button', { name: '返回' }).click()
  await giveAndPay(page)
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 2, paid: 2 })
})
