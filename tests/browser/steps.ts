/** What a person does on the way to a gift, in the words that stand on the screen. */
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { sql } from '../../cloudfunctions/db'
import type { ProviderOrder, World } from '../support/world'
import type { House } from './house'

export const GIVE = '捐一份心意'
export const LIT = '谢谢你，灯亮了。'
export const UNTOUCHED = '没有付款，钱没有动。'

const payButton = /^捐 ?¥/

export async function openProject(house: House, page: Page, projectId: string): Promise<void> {
  await page.goto(house.at(`pages/project/index?projectId=${projectId}`))
  await page.getByText('钱用在哪儿').waitFor()
}

export async function openSheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: GIVE }).click()
  await page.getByText('捐之前看一眼').waitFor()
}

/** Taps 捐 ¥… on the sheet. */
export async function give(page: Page): Promise<void> {
  await page.getByRole('button', { name: payButton }).click()
}

/** The simulated cashier over a page. */
export const cashierOf = (page: Page): Locator => page.locator('iframe.cashier__page')

type CashierButton =
  | 'Pay'
  | 'Wrong password'
  | 'Cancel'
  | 'Pay, then the app is killed'
  | 'The bank is slow'

/** From the project's page to the open cashier. */
export async function toCashier(page: Page): Promise<void> {
  await openSheet(page)
  await give(page)
  await cashierButton(page, 'Pay').waitFor()
}

/** Waits for the simulated cashier and taps one of its buttons. */
export async function atCashier(page: Page, button: CashierButton): Promise<FrameLocator> {
  await cashierButton(page, button).click()
  return cashierOf(page).contentFrame()
}

export function cashierButton(page: Page, button: CashierButton): Locator {
  const name = new RegExp(`· ${button}$`)
  return cashierOf(page).contentFrame().getByRole('button', { name })
}

/** From the project's page to the lit lantern. */
export async function giveAndPay(page: Page): Promise<void> {
  await openSheet(page)
  await give(page)
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
}

/** The provider's orders for a project. */
export async function ordersOf(world: World, projectId: string): Promise<ProviderOrder[]> {
  const orders = await world.orders()
  return orders.filter(({ outTradeNo }) => outTradeNo.startsWith(`${projectId}-`))
}

/** How many of them there are, and how many of them it took money for. */
export async function ordersFor(world: World, projectId: string) {
  const orders = await ordersOf(world, projectId)
  return { asked: orders.length, paid: orders.filter(({ state }) => state === 'SUCCESS').length }
}

/** The project ends now, as an operator would end it. */
export async function endProject(world: World, projectId: string): Promise<void> {
  await world.db.run(sql`update project set state = 'closed' where id = ${projectId}`)
}
