/** A gift that was left in its cashier, and another one after it: only one of them can be paid. */
import { aProject } from '../support/books'
import { aHouseForThisFile } from './house'
import {
  atCashier,
  give,
  giveAndPay,
  LIT,
  openProject,
  openSheet,
  ordersFor,
  ordersOf,
  toCashier,
  UNTOUCHED,
} from './steps'

jest.setTimeout(240_000)

const house = aHouseForThisFile()

const projectFor = (id: string): Promise<string> => aProject(house.world.db, id, {})

test('after a page that was loaded again in the cashier, the same gift can be paid only once', async () => {
  const projectId = await projectFor('reload01')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await toCashier(page)
  await page.reload()
  await giveAndPay(page)
  const orders = await ordersOf(house.world, projectId)
  expect(orders.map(({ state }) => state)).toEqual(['CLOSED', 'SUCCESS'])
})

test('another sum after a cancelled cashier closes the first order', async () => {
  const projectId = await projectFor('another1')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await toCashier(page)
  await atCashier(page, 'Cancel')
  await page.getByText(UNTOUCHED).waitFor()
  await page.getByRole('radio', { name: '¥200' }).click()
  await give(page)
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
  const orders = await ordersOf(house.world, projectId)
  expect(orders).toMatchObject([{ state: 'CLOSED' }, { state: 'SUCCESS', totalFen: 20_000 }])
})

test('a gift that was paid before the page was loaded again is shown, before another one begins', async () => {
  const projectId = await projectFor('before01')
  const { page } = await house.aPhone({ forgiven: /400: .*gifts\.start/ })
  await openProject(house, page, projectId)
  await toCashier(page)
  const cashier = await atCashier(page, 'Pay, then the app is killed')
  await cashier.getByText('小程序随后被关闭').last().waitFor()
  await page.reload()
  await openSheet(page)
  await give(page)
  await page.getByText('这是前一笔。刚才那一笔没有开始，没有扣款。').waitFor()
  await page.getByText(LIT).waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
})
