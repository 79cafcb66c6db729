/** Two people at the table: one gives and shares into a group, the other gives through the card, the first is told. */
import type { Locator } from 'playwright-core'
import { sql } from '../../cloudfunctions/db'
import { dayOf } from '../../contracts/beijing'
import { hourOf } from '../../contracts/pledge-plan'
import { until } from '../support/world'
import { aHouseForThisFile } from './house'
import { GIVE, LIT } from './steps'
import { appOn, aTable, GROUP, LIN, PASSWORD, payOn, QING } from './table'

jest.setTimeout(240_000)

/** At night a message of a friend's gift would wait for the morning. */
const NOON = hourOf(dayOf(new Date()), 12)

const house = aHouseForThisFile({ phones: true, startMs: NOON.getTime() })

/** From a project's page to the lit lantern, with the phone's own cashier. */
async function giveOn(phone: Locator): Promise<void> {
  const app = await appOn(phone)
  await app.getByRole('button', { name: GIVE }).click()
  await app.getByText('捐之前看一眼').waitFor()
  await app.getByRole('button', { name: /^捐 ?¥/ }).click()
  await payOn(phone)
  await app.getByText(LIT).waitFor()
}

/** The pages of projects are kept for a second: whoever comes now sees so many lanterns. */
async function shownToAll(lanterns: number): Promise<void> {
  const { db } = house.world
  const { projectId } = await db.one<{ projectId: string }>(
    sql`select project_id as "projectId" from project_total where gifts = ${lanterns}`,
  )
  const reader = await house.world.aPerson()
  const page = () => reader.done('projects.show', { projectId })
  await until(async () => (await page()).totals.gifts === lanterns)
}

/** How many messages of a friend's gift this person still lets through. */
async function consentsOf(openid: string | undefined): Promise<number> {
  const { url } = house.world.simulator
  const consents: { templateId: string; left: number }[] = await (
    await fetch(`${url}/control/people/${openid}/consents`)
  ).json()
  return consents.find(({ templateId }) => templateId === 'lantern-friend-gave')?.left ?? 0
}

test('a card goes into a group, a friend gives through it, and its sender is told once', async () => {
  const { people, phoneOf } = await aTable(house)
  const hers = phoneOf(QING)
  const his = phoneOf(LIN)

  await hers.getByRole('button', { name: '小程序' }).click()
  const herApp = await appOn(hers)
  await herApp.getByRole('button', { name: '看看详情' }).click()
  await herApp.getByText('钱用在哪儿').waitFor()
  await giveOn(hers)

  await herApp.getByRole('button', { name: '有朋友捐了告诉我' }).click()
  await hers.getByRole('button', { name: '允许', exact: true }).click()
  await herApp.getByText('会告诉你一次').first().waitFor()
  expect(await consentsOf(people[QING])).toBe(1)

  await herApp.getByRole('button', { name: '给朋友看看' }).click()
  await hers.getByRole('dialog').getByRole('button', { name: GROUP }).click()

  await his.getByRole('button', { name: GROUP }).click()
  await his.getByRole('button', { name: '灯愿' }).click()
  const hisApp = await appOn(his, 1008)
  await hisApp.getByText('钱用在哪儿').waitFor()
  await giveOn(his)
  await shownToAll(2)

  await hers.getByRole('button', { name: '主屏' }).click()
  await hers.getByRole('button', { name: '服务通知' }).click()
  await hers.getByRole('button', { name: /朋友.*进入小程序查看/ }).click()
  const told = await appOn(hers, 1107)
  await told.getByText('钱用在哪儿').waitFor()
  await his.getByRole('button', { name: '返回键' }).click()
  for (const app of [told, hisApp]) await app.getByText('2 盏灯').waitFor()
  expect(await consentsOf(people[QING])).toBe(0)
})

test('a card in Moments is read without a login, and nothing can be given there', async () => {
  const { page, people, phoneOf } = await aTable(house)
  const hers = phoneOf(QING)
  const his = phoneOf(LIN)
  await hers.getByRole('button', { name: '小程序' }).click()
  const herApp = await appOn(hers)
  await herApp.getByRole('button', { name: '看看详情' }).click()
  await herApp.getByText('钱用在哪儿').waitFor()
  await hers.getByRole('button', { name: '更多' }).click()
  await hers.getByRole('button', { name: '分享到动态' }).click()
  await hers.getByRole('button', { name: '发布' }).click()
  await hers.getByRole('dialog').waitFor({ state: 'detached' })

  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await his.getByRole('button', { name: '动态' }).click()
  await his.getByRole('button', { name: '灯愿' }).first().click()
  const hisApp = await appOn(his, 1154)
  await hisApp.getByText('钱用在哪儿').waitFor()
  expect(await hisApp.getByRole('button', { name: GIVE }).count()).toBe(0)
  expect(asked).not.toContain(`/control/people/${people[LIN]}/login-code`)
  expect(asked).not.toContain('/1.1/users')

  await his.getByRole('button', { name: '前往小程序' }).click()
  await (await appOn(his, 1155)).getByRole('button', { name: GIVE }).waitFor()
  expect(await his.getByRole('button', { name: '前往小程序' }).count()).toBe(0)
})

test('two people on one page log in apart, and each sees their own gifts alone', async () => {
  const { phoneOf } = await aTable(house)
  const hers = phoneOf(QING)
  const his = phoneOf(LIN)
  for (const phone of [hers, his]) await phone.getByRole('button', { name: '小程序' }).click()
  const herApp = await appOn(hers)
  await herApp.getByRole('button', { name: '看看详情' }).click()
  await giveOn(hers)
  const hisApp = await appOn(his)
  await hisApp.getByText('我的', { exact: true }).click()
  await hisApp.getByText('点第一盏灯').waitFor()
  await hers.getByRole('button', { name: '更多' }).click()
  await hers.getByRole('button', { name: '重新进入' }).click()
  await (await appOn(hers)).getByText('我的', { exact: true }).click()
  await (await appOn(hers)).getByText('¥50.00').first().waitFor()
})

test('the payment service fails for a minute: no money moves, the sentence says so, and then it goes on', async () => {
  const { page, phoneOf } = await aTable(house, { forgiven: /400: .*gifts\.start/ })
  const hers = phoneOf(QING)
  await hers.getByRole('button', { name: '小程序' }).click()
  const app = await appOn(hers)
  await app.getByRole('button', { name: '看看详情' }).click()
  await app.getByRole('button', { name: GIVE }).click()
  await app.getByText('捐之前看一眼').waitFor()
  await page.getByRole('button', { name: '时间与天气' }).click()
  await page.getByRole('tab', { name: '天气' }).click()
  await page.getByText('失败一分钟').click()
  await page.getByText('自己会好').waitFor()
  const before = (await house.world.orders()).length
  await app.getByRole('button', { name: /^捐 ?¥/ }).click()
  await app.getByText('没有扣款').waitFor()
  expect((await house.world.orders()).length).toBe(before)
  await page.getByRole('button', { name: '晴' }).click()
  await page.getByText('自己会好').waitFor({ state: 'detached' })
  await app.getByRole('button', { name: /^捐 ?¥/ }).click()
  await hers.getByRole('button', { name: '支付', exact: true }).click()
  await hers.getByRole('button', { name: '密码错误' }).waitFor()
  await page.keyboard.type(PASSWORD)
  await app.getByText(LIT).waitFor()
  expect((await house.world.orders()).length).toBe(before + 1)
})

test('a month passes, and the mini program is in the next one', async () => {
  const { page, phoneOf } = await aTable(house)
  const month = (now: unknown): string =>
    `${new Date(String(now)).toLocaleDateString('en', { timeZone: 'Asia/Shanghai', month: 'numeric' })}月`
  await page.getByRole('button', { name: '时间与天气' }).click()
  const { now } = await house.world.control('/clock', { advanceMs: 0 })
  await page.getByRole('button', { name: '一个月' }).click()
  await page.getByText(/^到了/).waitFor({ timeout: 60_000 })
  const after = await house.world.control('/clock', { advanceMs: 0 })
  expect(month(after['now'])).not.toBe(month(now))
  const hers = phoneOf(QING)
  await hers.getByRole('button', { name: '小程序' }).click()
  await (await appOn(hers)).getByText(month(after['now'])).first().waitFor()
})
