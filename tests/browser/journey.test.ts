/** A gift in a browser, from the home page to the ledger, and everything that a person does on the way. */
import { aProject } from '../support/books'
import { printLedger } from '../support/world'
import { aHouseForThisFile } from './house'
import {
  atCashier,
  cashierButton,
  give,
  giveAndPay,
  LIT,
  openProject,
  openSheet,
  ordersFor,
  UNTOUCHED,
} from './steps'

jest.setTimeout(240_000)

const HOUR_MS = 3_600_000

const house = aHouseForThisFile()

/** Every story has a project of its own, so that its ledger holds nothing else. */
const projectFor = (id: string): Promise<string> => aProject(house.world.db, id, {})

test('from home to a lit lantern, and the gift stands in the ledger once', async () => {
  const { page } = await house.aPhone()
  await page.goto(house.at('pages/home/index'))
  await page.getByRole('button', { name: '看看详情' }).click()
  await page.getByText('钱用在哪儿').waitFor()
  await openSheet(page)
  await give(page)
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
  await page.getByText('已记到项目账上').waitFor()
  expect(await printLedger(house.world.db, 'flood001')).toMatchInlineSnapshot(`
"gift merchant 50
gift fund -50"
`)
  expect(await ordersFor(house.world, 'flood001')).toEqual({ asked: 1, paid: 1 })

  await page.getByRole('button', { name: '这笔捐款' }).click()
  await page.getByText('记录编号', { exact: true }).waitFor()
  const receipt = (await page.locator('.receipt__number').textContent()) ?? ''
  expect(receipt).toMatch(/^[A-Z0-9-]{8,}$/)

  await page.goto(house.at('pages/me/index'))
  await page.getByRole('button', { name: '我的捐款' }).click()
  await page.getByRole('button', { name: '大水之后，一桶干净水，¥50.00，已记到账上' }).click()
  await page.getByText(receipt).waitFor()
})

test('a gift that is cancelled in the cashier costs nothing, and can be paid after all', async () => {
  const projectId = await projectFor('cancel01')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await openSheet(page)
  await give(page)
  await atCashier(page, 'Cancel')
  await page.getByText(UNTOUCHED).waitFor()
  expect(await printLedger(house.world.db, projectId)).toBe('(no entries)')
  await give(page)
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
})

test('every answer to the cashier lies within reach, without a scroll', async () => {
  const projectId = await projectFor('reaches1')
  const { page } = await house.aPhone({ mode: 'narrow' })
  await openProject(house, page, projectId)
  await openSheet(page)
  await give(page)
  const answers = [
    'Pay',
    'Cancel',
    'Wrong password',
    'Pay, then the app is killed',
    'The bank is slow',
  ] as const
  for (const height of [844, 568]) {
    await page.setViewportSize({ width: 320, height })
    for (const answer of answers) {
      const box = await cashierButton(page, answer).boundingBox()
      expect([answer, box && box.y + box.height <= height]).toEqual([answer, true])
      expect([answer, box && box.height >= 44]).toEqual([answer, true])
    }
  }
})

test('after a wrong password the cashier is still there, and then it is one gift', async () => {
  const projectId = await projectFor('passwd01')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await openSheet(page)
  await give(page)
  const cashier = await atCashier(page, 'Wrong password')
  await cashier.getByText('密码错误，请重试').waitFor()
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
})

test('an app that is killed after paying finds the gift at its next launch', async () => {
  const projectId = await projectFor('killed01')
  const phone = await house.aPhone()
  await openProject(house, phone.page, projectId)
  await openSheet(phone.page)
  await give(phone.page)
  const cashier = await atCashier(phone.page, 'Pay, then the app is killed')
  await cashier.getByText('小程序随后被关闭').last().waitFor()
  const page = await phone.restart()
  await page.goto(house.at('pages/home/index'))
  await page.getByText('找到一笔刚付的捐款').waitFor()
  await page.getByRole('button', { name: '看一看' }).click()
  await page.getByText(LIT).waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
})

test('a second tap on the button, and on the cashier’s, is the same gift', async () => {
  const projectId = await projectFor('twice001')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await openSheet(page)
  await page.getByRole('button', { name: /^捐 ?¥/ }).dblclick()
  // More than one cashier would be refused here, and the button is only there once.
  await page
    .frameLocator('iframe.cashier__page')
    .getByRole('button', { name: /· Pay$/ })
    .dblclick()
  await page.getByText(LIT).waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 1, paid: 1 })
  expect(await printLedger(house.world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 50
gift fund -50"
`)
})

test('a large sum is asked again in Chinese words', async () => {
  const projectId = await projectFor('large001')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await openSheet(page)
  await page.getByRole('radio', { name: '自己定' }).click()
  await page.getByRole('textbox', { name: '自己定的金额' }).fill('30000')
  await give(page)
  await page.getByText('叁万元整').waitFor()
  await page.getByText('也许你想捐的是').waitFor()
  expect(await ordersFor(house.world, projectId)).toEqual({ asked: 0, paid: 0 })
  await page.getByRole('button', { name: '回去改一改' }).click()
  await give(page)
  await page.getByRole('button', { name: '数目对，捐 ¥30,000' }).click()
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
  expect(await printLedger(house.world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 30000
gift fund -30000"
`)
})

test('a gift is undone on its page within a day, and the money goes back', async () => {
  const projectId = await projectFor('undone01')
  const { page } = await house.aPhone()
  await openProject(house, page, projectId)
  await giveAndPay(page)
  await page.getByRole('button', { name: '这笔捐款' }).click()
  await page.getByRole('button', { name: /撤销这笔捐款/ }).click()
  await page.getByRole('button', { name: '撤销，退回' }).click()
  await page.getByText('已撤销，钱正在按原路退回。').waitFor()
  await house.world.pass(60_000)
  await page.reload()
  await page.getByText('已按原路退回').waitFor()
  expect(await printLedger(house.world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 50
gift fund -50
refund fund 50
refund merchant -50"
`)
})

test('after a day a refund can be asked for, with its reason, and said to be a minor’s later', async () => {
  const projectId = await projectFor('asked001')
  // The server says no to an undo that this phone still offers, since its clock has stood still.
  const { page } = await house.aPhone({ forgiven: /400: .*gifts\.undo/ })
  await openProject(house, page, projectId)
  await giveAndPay(page)
  await page.getByRole('button', { name: '这笔捐款' }).click()
  await house.world.pass(25 * HOUR_MS)
  await page.getByRole('button', { name: /撤销这笔捐款/ }).click()
  await page.getByRole('button', { name: '撤销，退回' }).click()
  await page.getByText('已过 24 小时').waitFor()
  await page.getByRole('button', { name: /申请退款/ }).click()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('写几句原因，慈善组织才好处理。').waitFor()
  await page.getByRole('textbox', { name: '为什么要退' }).fill('不是我捐的')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('申请已收到，钱还没有变动。').waitFor()
  await page.getByRole('button', { name: /这笔是未成年人捐的/ }).click()
  await page.getByRole('textbox', { name: '为什么要退' }).fill('孩子拿手机自己捐的')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('未成年人的申请先处理，钱还没有变动').waitFor()
  expect(await page.getByRole('button', { name: /这笔是未成年人捐的/ }).count()).toBe(0)
  expect(await printLedger(house.world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 50
gift fund -50"
`)
})

test('whoever writes their own sum and then a wish gives that sum, figures in the wish or not', async () => {
  const { page } = await house.aPhone()
  await openProject(house, page, 'flood001')
  await openSheet(page)
  await page.getByRole('radio', { name: '自己定' }).click()
  await page.locator('input:focus').waitFor()
  await page.keyboard.type('20', { delay: 30 })
  await page.getByRole('button', { name: '捐 ¥20', exact: true }).waitFor()
  await page.getByRole('textbox', { name: /留一句话/ }).click()
  await page.keyboard.type('188 years', { delay: 30 })
  expect(await page.getByRole('textbox', { name: /留一句话/ }).inputValue()).toBe('188 years')
  await page.getByRole('button', { name: '捐 ¥20', exact: true }).waitFor()
})
