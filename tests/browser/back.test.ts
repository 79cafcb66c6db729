/** The browser's Back, and Android's gesture, while something lies over the page: it closes, and the page stays. */
import type { Page } from 'playwright-core'
import { aProject } from '../support/books'
import { printLedger } from '../support/world'
import { type House, openHouse } from './house'
import { atCashier, give, LIT, openProject, openSheet, ordersFor, UNTOUCHED } from './steps'

jest.setTimeout(60_000)

let house: House

beforeAll(async () => {
  house = await openHouse()
}, 400_000)

afterEach(async () => {
  expect(await house.faultsOnPhones()).toEqual([])
})

afterAll(() => house.close())

const projectFor = (id: string): Promise<string> => aProject(house.world.db, id, {})

/** Like Back, without waiting for a page: often there is none to come. */
const back = (page: Page): Promise<void> => page.evaluate(() => window.history.back())

const cashierOf = (page: Page) => page.locator('iframe.cashier__page')

async function toCashier(page: Page): Promise<void> {
  await openSheet(page)
  await give(page)
  await page
    .frameLocator('iframe.cashier__page')
    .getByRole('button', { name: /· Pay$/ })
    .waitFor()
}

test('Back in the cashier says that nothing was paid, and the gift can be paid after all', async () => {
  const projectId = await projectFor('goback01')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await toCashier(page)
  await back(page)
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
