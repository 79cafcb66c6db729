/** The network of the phones is cut and loses answers, by hand in the drawer, and somebody gives all the same. */
import type { Locator, Page } from 'playwright-core'
import { aHouseForThisFile } from './house'
import { GIVE, LIT } from './steps'
import { appOn, aTable, QING } from './table'

jest.setTimeout(240_000)

const BROKEN = /^net::ERR_(EMPTY_RESPONSE|CONNECTION_RESET|CONNECTION_CLOSED|SOCKET_NOT_CONNECTED)/

const house = aHouseForThisFile({ phones: true })

afterEach(async () => {
  await house.world.control('/network', { state: 'fine' })
})

async function openGiving(): Promise<{ page: Page; hers: Locator }> {
  const { page, phoneOf } = await aTable(house, { forgiven: BROKEN })
  const hers = phoneOf(QING)
  await hers.getByRole('button', { name: '小程序' }).click()
  const app = await appOn(hers)
  await app.getByRole('button', { name: '看看详情' }).click()
  await app.getByRole('button', { name: GIVE }).click()
  await app.getByText('捐之前看一眼').waitFor()
  await page.getByRole('button', { name: '时间与天气' }).click()
  await page.getByRole('tab', { name: '天气' }).click()
  return { page, hers }
}

/** The choice is shown at once, and holds when the simulator has taken it. */
async function set(page: Page, words: string): Promise<void> {
  const taken = page.waitForResponse(
    (reply) => reply.url().endsWith('/control/network') && reply.request().method() === 'POST',
  )
  await page.getByLabel(words).check()
  await taken
}

async function payOn(page: Page, hers: Locator): Promise<void> {
  await hers.getByRole('button', { name: '支付', exact: true }).click()
  await hers.getByRole('button', { name: '密码错误' }).waitFor()
  await page.keyboard.type('520131')
  await (await appOn(hers)).getByText(LIT).waitFor()
}

const started = async () => (await house.world.orders()).length

test('the network is cut: the product says that nothing was charged, and goes on when it is back', async () => {
  const { page, hers } = await openGiving()
  const app = await appOn(hers)
  const before = await started()
  await set(page, '断网')
  await app.getByRole('button', { name: /^捐 ?¥/ }).click()
  await app.getByText('网络好像断了，没有扣款').waitFor()
  expect(await started()).toBe(before)
  await set(page, '通')
  await app.getByRole('button', { name: /^捐 ?¥/ }).click()
  await payOn(page, hers)
  expect(await started()).toBe(before + 1)
})

test('the answer to a gift is lost: it is asked for again, and there is one gift', async () => {
  const { page, hers } = await openGiving()
  const app = await appOn(hers)
  const before = await started()
  await set(page, '回答丢了')
  await app.getByRole('button', { name: /^捐 ?¥/ }).click()
  await app.getByText('网络好像断了').waitFor()
  expect(await started()).toBe(before + 1)
  await set(page, '通')
  await app.getByRole('button', { name: /^捐 ?¥/ }).click()
  await payOn(page, hers)
  expect(await started()).toBe(before + 1)
})
