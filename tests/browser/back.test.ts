/** The browser's Back, and Android's gesture, while something lies over the page: it closes, and the page stays. */
import type { Page } from 'playwright-core'
import { aProject } from '../support/books'
import { printLedger } from '../support/world'
import { aHouseForThisFile } from './house'
import {
  atCashier,
  cashierOf,
  GIVE,
  give,
  giveAndPay,
  LIT,
  openProject,
  openSheet,
  ordersFor,
  toCashier,
  UNTOUCHED,
} from './steps'

jest.setTimeout(240_000)

const house = aHouseForThisFile()

const projectFor = (id: string): Promise<string> => aProject(house.world.db, id, {})

/** From the home page to a project's, as a person gets there. */
async function projectFromHome(page: Page): Promise<void> {
  await page.goto(house.at('pages/home/index'))
  await page.getByRole('button', { name: '看看详情' }).click()
  await page.getByText('钱用在哪儿').waitFor()
}

/** Like Back, without waiting for a page: often there is none to come. */
const back = (page: Page): Promise<void> => page.evaluate(() => window.history.back())

/** Something is drawn a moment before the browser has an entry for it: Back comes after both. */
async function backFromOver(page: Page): Promise<void> {
  await page.waitForFunction(() => window.history.state?.overlay)
  await back(page)
}
const forward = (page: Page): Promise<void> => page.evaluate(() => window.history.forward())

/** Nothing lies over the project's page, and nothing of it is left in the history. */
async function onProject(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.waitForFunction(() => !window.history.state?.overlay)
  await page.getByRole('button', { name: GIVE }).waitFor()
}

async function backIsHome(page: Page): Promise<void> {
  await onProject(page)
  await back(page)
  await page.getByText('今天的理由').waitFor()
  await page.getByText('钱用在哪儿').waitFor({ state: 'detached' })
}

test('Back closes the sheet and stays on the page; once more, and it leads to the page before', async () => {
  const { page } = await house.aPhone()
  await page.goto(house.at('pages/home/index'))
  await page.getByRole('button', { name: GIVE }).click()
  await page.getByText('捐之前看一眼').waitFor()
  await backFromOver(page)
  await backIsHome(page)
  await page.getByRole('link', { name: '我的' }).click()
  await page.getByRole('button', { name: '我的捐款' }).click()
  await page.getByText('第一盏灯还没点。').waitFor()
})

test('Back closes the sheet also where there is no page before', async () => {
  const { page } = await house.aPhone()
  await page.goto(house.at('pages/project/index?projectId=flood001&give=now'))
  await page.getByText('捐之前看一眼').waitFor()
  await backFromOver(page)
  await onProject(page)
  await page.getByText('钱用在哪儿').waitFor()
})

test('after closing by its button, by Escape or beside it, Back goes to the page before, once', async () => {
  const { page } = await house.aPhone()
  await projectFromHome(page)
  const ways = [
    () => page.getByRole('button', { name: '关闭' }).click(),
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(195, 20),
  ]
  for (const close of ways) {
    await openSheet(page)
    await close()
    await onProject(page)
  }
  // Three sheets have left one entry behind, ahead of the page, and Forward does nothing with it.
  expect(await page.evaluate(() => window.history.length)).toBe(4)
  await forward(page)
  await backIsHome(page)
})

test('Back from the charity’s details leads to the sheet they were opened from', async () => {
  const { page } = await house.aPhone()
  await projectFromHome(page)
  await openSheet(page)
  await page.getByRole('dialog').getByRole('button', { name: /备案/ }).click()
  await page.getByText('公募资格证书').waitFor()
  await back(page)
  await page.getByText('捐之前看一眼').waitFor()
  await backFromOver(page)
  await backIsHome(page)
})

test('Back in the second question leads to the sheet and its sum, and nothing is asked of the provider', async () => {
  const projectId = await projectFor('bigback1')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await openSheet(page)
  await page.getByRole('radio', { name: '自己定' }).click()
  await page.getByRole('textbox', { name: '自己定的金额' }).fill('30000')
  await give(page)
  await page.getByText('叁万元整').waitFor()
  await back(page)
  await page.getByText('捐之前看一眼').waitFor()
  expect(await page.getByRole('textbox', { name: '自己定的金额' }).inputValue()).toBe('30000')
  await page.waitForFunction(() => window.history.state?.overlay)
  await give(page)
  await page.getByText('叁万元整').waitFor()
  await page.getByRole('button', { name: '关闭' }).click()
  await onProject(page)
  await openSheet(page)
  await backFromOver(page)
  await onProject(page)
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 0, paid: 0 })
})

test('Back in the cashier says that nothing was paid, and the gift can be paid after all', async () => {
  const projectId = await projectFor('goback01')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await toCashier(page)
  await backFromOver(page)
  await page.getByText(UNTOUCHED).waitFor()
  expect(await cashierOf(page).count()).toBe(0)
  expect(await printLedger(house.world.db, projectId)).toBe('(no entries)')
  await give(page)
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
})

test('Back in a cashier that has taken the money leads to the lantern', async () => {
  const projectId = await projectFor('tookit01')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await openSheet(page)
  await give(page)
  const cashier = await atCashier(page, 'Pay, then the app is killed')
  await cashier.getByText('小程序随后被关闭').last().waitFor()
  await back(page)
  await page.getByText(LIT).waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
})

test('while the server is asked what was paid, Back does not leave the page', async () => {
  const projectId = await projectFor('asking01')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await toCashier(page)
  let answer = (): void => undefined
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/functions/gifts.sync', async (route) => {
    await held
    await route.continue()
  })
  await back(page)
  await cashierOf(page).waitFor({ state: 'detached' })
  for (let presses = 0; presses < 3; presses += 1) {
    await backFromOver(page)
  }
  answer()
  await page.getByText(UNTOUCHED).waitFor()
  await back(page)
  await onProject(page)
})

test('after a gift, Back leads from the lantern to the project, and then to the page before', async () => {
  const { page } = await house.aPhone()
  await projectFromHome(page)
  await giveAndPay(page)
  // Home, project, lantern: as if there had been no sheet and no cashier.
  expect(await page.evaluate(() => window.history.length)).toBe(4)
  await back(page)
  await page.getByText(LIT).waitFor({ state: 'detached' })
  await backIsHome(page)
})

test('Back closes a dialog, and the gift is not undone', async () => {
  const projectId = await projectFor('noundo01')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await giveAndPay(page)
  await page.getByRole('button', { name: '这笔捐款' }).click()
  await page.getByRole('button', { name: /撤销这笔捐款/ }).click()
  await page.getByRole('dialog').waitFor()
  await backFromOver(page)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('记录编号', { exact: true }).waitFor()
  expect(await printLedger(house.world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 50
gift fund -50"
`)
  await back(page)
  await page.getByText(LIT).waitFor()
})

test('a page that is loaded again under an open sheet leads back to the page before, once', async () => {
  const { page } = await house.aPhone()
  await projectFromHome(page)
  await openSheet(page)
  await page.reload()
  await page.getByText('钱用在哪儿').waitFor()
  await backIsHome(page)
})

test('coming back from elsewhere to an open sheet leads on to the page before, once', async () => {
  const { page } = await house.aPhone()
  await projectFromHome(page)
  await openSheet(page)
  await page.goto(house.world.simulator.url)
  await page.goBack()
  await page.getByText('钱用在哪儿').waitFor()
  await backIsHome(page)
})
