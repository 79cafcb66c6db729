/** Two people at the table: one gives and shares into a group, the other gives through the card, the first is told. */
import type { Frame, Locator, Page } from 'playwright-core'
import { type House, openHouse } from './house'
import { GIVE, LIT } from './steps'

jest.setTimeout(120_000)

let house: House

beforeAll(async () => {
  house = await openHouse({ phones: true })
}, 400_000)

afterEach(async () => {
  expect(await house.faultsOnPhones()).toEqual([])
})

afterAll(() => house.close())

const QING = '阿青'
const LIN = '小林'
const GROUP = '三班的同学'

type Table = { page: Page; people: Record<string, string>; phoneOf(name: string): Locator }

/** The simulator's own page with two phones on it, and a group that both people are in. */
async function aTable(): Promise<Table> {
  const { control, simulator } = house.world
  const people: Record<string, string> = {}
  for (const name of [QING, LIN]) {
    people[name] = String((await control('/people', { name }))['openid'])
  }
  await control('/chats', { title: GROUP, members: Object.values(people) })
  const { context, page } = await house.aPhone({ mode: 'wide' })
  await context.addInitScript((openids) => {
    localStorage.setItem('lantern-phones', '2')
    openids.forEach((openid, at) => {
      localStorage.setItem(`lantern-phone-${at + 1}`, JSON.stringify({ openid, look: {} }))
    })
  }, Object.values(people))
  await page.goto(simulator.url)
  return { page, people, phoneOf: (name) => page.getByRole('region', { name: `${name}的手机` }) }
}

/** The mini program on a phone, once it stands in its frame. */
async function appOn(phone: Locator): Promise<Frame> {
  const element = await phone.locator('iframe').elementHandle()
  const frame = await element?.contentFrame()
  if (!frame) throw new Error('the frame has no page')
  return frame
}

async function payOn(phone: Locator): Promise<void> {
  await phone.getByRole('button', { name: '支付', exact: true }).click()
  for (const digit of '520131') await phone.getByRole('button', { name: digit, exact: true }).click()
}

/** From a project's page to the lit lantern, with the phone's own cashier. */
async function giveOn(phone: Locator): Promise<void> {
  const app = await appOn(phone)
  await app.getByRole('button', { name: GIVE }).click()
  await app.getByText('捐之前看一眼').waitFor()
  await app.getByRole('button', { name: /^捐 ?¥/ }).click()
  await payOn(phone)
  await app.getByText(LIT).waitFor()
}

async function consentsOf(openid: string | undefined): Promise<number[]> {
  const { url } = house.world.simulator
  const consents: { left: number }[] = await (
    await fetch(`${url}/control/people/${openid}/consents`)
  ).json()
  return consents.map(({ left }) => left)
}

test('a card goes into a group, a friend gives through it, and its sender is told once', async () => {
  const { people, phoneOf } = await aTable()
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
  expect(await consentsOf(people[QING])).toEqual([1, 1])

  await herApp.getByRole('button', { name: '给朋友看看' }).click()
  await hers.getByRole('dialog').getByRole('button', { name: GROUP }).click()

  await his.getByRole('button', { name: GROUP }).click()
  await his.getByRole('button', { name: '灯愿' }).click()
  const hisApp = await appOn(his)
  await hisApp.getByText('钱用在哪儿').waitFor()
  await giveOn(his)

  await hers.getByRole('button', { name: '主屏' }).click()
  await hers.getByRole('button', { name: '服务通知' }).click()
  await hers.getByRole('button', { name: '进入小程序查看' }).first().click()
  await (await appOn(hers)).getByText('钱用在哪儿').waitFor()
  expect((await consentsOf(people[QING])).reduce((sum, left) => sum + left)).toBe(1)
})
