/** Monthly giving in the chat app in a box, with the clock moved: from a promise to the months that follow. */
import type { Frame, Locator } from 'playwright-core'
import { aHouseForThisFile } from './house'
import { LIT } from './steps'
import { appOn, aTable, payOn, QING } from './table'

jest.setTimeout(400_000)

const BEGINS_MS = Date.parse('2027-01-05T10:00:00+08:00')
const house = aHouseForThisFile({ phones: true, startMs: BEGINS_MS })

const passTo = (beijing: string) =>
  house.world.control('/clock', { to: new Date(`${beijing}:00+08:00`).toISOString() })

/** From the phone's first screen to the terms of a pledge for the 8th, which begins on its day. */
async function toTerms(phone: Locator, title: string): Promise<Frame> {
  await phone.getByRole('button', { name: '小程序' }).click()
  const app = await appOn(phone)
  await app.getByRole('button', { name: `每月捐给「${title}」` }).click()
  await app.getByText('每月哪一天').waitFor()
  await app.getByRole('radio', { name: '8 日' }).click()
  return app
}

const agree = (app: Frame): Promise<void> =>
  app.getByRole('button', { name: '每月捐 ¥30' }).last().click()

/** Opens the newest message of the service's chat that has these words. */
async function openMessage(phone: Locator, words: RegExp): Promise<Frame> {
  await phone.getByRole('button', { name: '主屏' }).click()
  await phone.getByRole('button', { name: '服务通知' }).click()
  await phone.getByRole('button', { name: words }).last().click()
  return appOn(phone, 1107)
}

test('by reminder: on the due day a message leads to the payment, filled in; it is paid, and the month glows', async () => {
  const { phoneOf } = await aTable(house)
  const hers = phoneOf(QING)
  const app = await toTerms(hers, '热乎的午饭')
  await app.getByRole('radio', { name: '到那天再捐' }).click()
  await agree(app)
  await app.getByText('约好了。').waitFor()
  await app.getByRole('button', { name: '下次到日子提醒我' }).click()
  await hers.getByRole('button', { name: '允许', exact: true }).click()
  await app.getByText('会提醒你一次').first().waitFor()

  await passTo('2027-01-08T19:00')
  const told = await openMessage(hers, /热乎的午饭.*进入小程序查看/)
  await told.getByText(/今天是约好的月捐日/).waitFor()
  await told.getByRole('button', { name: '捐1月的 ¥30' }).click()
  await payOn(hers)
  await told.getByText(LIT).waitFor()
  await told.getByText('已点亮 1 盏').waitFor()
  await told.getByRole('img', { name: /亮着 1 盏.*下一盏是2月/ }).waitFor()
  expect(await told.getByRole('button', { name: /^捐.*的 ¥/ }).count()).toBe(0)
})

test('by contract: signed on the sheet, announced, charged, and ended at the payment service; the product follows', async () => {
  await passTo('2027-01-12T10:00')
  const { people, phoneOf } = await aTable(house)
  const hers = phoneOf(QING)
  const app = await toTerms(hers, '热乎的午饭')
  await app.getByRole('radio', { name: '到那天再捐' }).click()
  await app.getByRole('radio', { name: /^自动扣款/ }).click()
  await agree(app)
  await hers.getByRole('dialog').getByText('每次最多扣这么多').waitFor()
  await hers.getByRole('button', { name: '同意', exact: true }).click()
  await app.getByText('下一次，扣款前先告诉你').waitFor()
  await app.getByText('2月8日 周一').waitFor()

  await passTo('2027-02-06T08:00')
  await reopen(hers)
  const announced = await ownPledge(hers)
  await announced
    .getByText('这一次的金额和日子已经定了，改动从再下一次算起；这一次不想捐，可以跳过。')
    .waitFor()
  await passTo('2027-02-08T08:00')
  await reopen(hers)
  const charged = await ownPledge(hers)
  await charged.getByText('已点亮 1 盏').waitFor()

  await hers.getByRole('button', { name: '手机设置' }).click()
  await hers.getByRole('button', { name: '结束', exact: true }).click()
  await hers.getByRole('button', { name: '确定结束' }).click()
  await hers.getByRole('dialog').getByText('自动扣款').waitFor({ state: 'detached' })
  await hers.locator('[role=dialog]:focus-within').waitFor()
  await hers.page().keyboard.press('Escape')
  await reopen(hers)
  const ended = await ownPledge(hers)
  await ended.getByText(/2月8日，微信支付里的扣款约定结束了/).waitFor()
  await passTo('2027-03-09T08:00')
  const orders = await house.world.orders()
  expect(
    orders.filter(({ openid, state }) => openid === people[QING] && state === 'SUCCESS'),
  ).toHaveLength(1)
})

async function reopen(phone: Locator): Promise<void> {
  await phone.getByRole('button', { name: '更多' }).click()
  await phone.getByRole('button', { name: '重新进入' }).click()
}

/** From home to the one pledge of this person. */
async function ownPledge(phone: Locator): Promise<Frame> {
  const app = await appOn(phone)
  await app.getByText('我的', { exact: true }).click()
  await app.getByRole('button', { name: /^我的月捐/ }).click()
  await app.getByRole('button', { name: /每月 ¥30/ }).click()
  return app
}
