/** What else a hand does on a phone: back from the edge, a refusal, and all that can happen at the cashier. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, Locator } from 'playwright-core'
import { aChatClient } from '../../simulator/fixtures/a-chat-client'
import { aHouseForThisFile } from './house'
import { GIVE, LIT, UNTOUCHED } from './steps'
import { appOn, aTable, QING, type Table } from './table'

jest.setTimeout(240_000)

const house = aHouseForThisFile({ phones: true })

type Standing = Table & { phone: Locator; app: Frame }

/** Her mini program at a project. */
async function atProject(): Promise<Standing> {
  const table = await aTable(house)
  const phone = table.phoneOf(QING)
  await phone.getByRole('button', { name: '小程序' }).click()
  const app = await appOn(phone)
  await app.getByRole('button', { name: '看看详情' }).click()
  await app.getByText('钱用在哪儿').waitFor()
  return { ...table, phone, app }
}

/** Her order lies at the cashier; its prepay id is the newest one's. */
async function atCashier(): Promise<Standing> {
  const standing = await atProject()
  const { app, phone } = standing
  await app.getByRole('button', { name: GIVE }).click()
  await app.getByText('捐之前看一眼').waitFor()
  await app.getByRole('button', { name: /^捐 ?¥/ }).click()
  await phone.getByRole('button', { name: '支付', exact: true }).waitFor()
  return standing
}

const press = (phone: Locator, name: string) =>
  phone.getByRole('button', { name, exact: true }).click()

async function newest() {
  const order = (await house.world.orders()).at(-1)
  if (!order) throw new Error('nothing was ordered')
  return order
}

test('a finger that comes in from the edge goes back a page, and a short one does not', async () => {
  const { page, phone, app } = await atProject()
  const box = await phone.locator('.app__edge').boundingBox()
  if (!box) throw new Error('there is no edge')
  const swipe = async (px: number) => {
    await page.mouse.move(box.x + 4, box.y + 200)
    await page.mouse.down()
    await page.mouse.move(box.x + 4 + px, box.y + 200, { steps: 4 })
    await page.mouse.up()
  }
  await swipe(30)
  expect(await app.getByText('钱用在哪儿').isVisible()).toBe(true)
  await swipe(120)
  await app.getByText('今天的理由').waitFor()
  await app.getByText('钱用在哪儿').waitFor({ state: 'detached' })
})

test('a wrong password moves nothing and says so; leaving then, the app says that nothing moved', async () => {
  const { phone, app } = await atCashier()
  await press(phone, '支付')
  await press(phone, '密码错误')
  await phone.getByText('密码错误，请重试').waitFor()
  await press(phone, '取消')
  await app.getByText(UNTOUCHED).waitFor()
  expect((await newest()).state).toBe('NOTPAY')
})

test('paid, and the app is lost: the money has moved, and she stands among her chats', async () => {
  const { phone } = await atCashier()
  await press(phone, '支付')
  await press(phone, '支付后小程序被关闭')
  await phone.getByRole('heading', { name: '聊天' }).waitFor()
  expect(await phone.locator('iframe').count()).toBe(0)
  expect((await newest()).state).toBe('SUCCESS')
})

test('a slow bank: the app checks as long as nobody knows, and then the lantern is lit', async () => {
  const { phone, app } = await atCashier()
  await press(phone, '支付')
  await press(phone, '银行处理缓慢')
  await phone.getByText('银行处理中').waitFor()
  await press(phone, '关闭')
  await app.getByText('正在核对').first().waitFor()
  await house.world.control('/clock', { advanceMs: 30_000 })
  await app.getByText(LIT).waitFor({ timeout: 30_000 })
})

test('a slow bank that has paid says so to whoever waits at the cashier', async () => {
  const { phone, app } = await atCashier()
  await press(phone, '支付')
  await press(phone, '银行处理缓慢')
  await phone.getByText('银行处理中').waitFor()
  await house.world.control('/clock', { advanceMs: 30_000 })
  await phone.getByText('银行已经付好了').waitFor()
  await press(phone, '返回键')
  await app.getByText(LIT).waitFor()
})

test('the back key leaves the cashier without paying, and so does Escape when its buttons have changed', async () => {
  const { page, phone, app } = await atCashier()
  await press(phone, '返回键')
  await app.getByText(UNTOUCHED).waitFor()
  await app.getByRole('button', { name: /^捐 ?¥/ }).click()
  await press(phone, '支付')
  await phone.getByRole('button', { name: '银行处理缓慢' }).waitFor()
  await page.keyboard.press('Escape')
  await phone.getByRole('dialog').waitFor({ state: 'detached' })
  await app.getByText(UNTOUCHED).waitFor()
  expect((await newest()).state).toBe('NOTPAY')
})

test('the sheet holds the keyboard, and nothing beneath it is reached', async () => {
  const { page, phoneOf } = await aTable(house)
  const phone = phoneOf(QING)
  await press(phone, '手机设置')
  const sheet = phone.getByRole('dialog')
  await sheet.waitFor()
  expect(await sheet.evaluate((box) => box.contains(document.activeElement))).toBe(true)
  expect(await phone.locator('.screens[inert]').count()).toBe(1)
  expect(await phone.getByRole('button', { name: '手机设置' }).isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(await focused()).toBe('手机设置')
  await page.getByRole('button', { name: '时间与天气' }).click()
  await page.getByRole('button', { name: '收起 · Close' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('complementary').waitFor({ state: 'detached' })
  expect(await focused()).toContain('时间与天气')
})

test('who refuses a message is not pressed, gets none, and may change their mind', async () => {
  const { phone, app } = await atCashier()
  await press(phone, '支付')
  for (const digit of '123456') await press(phone, digit)
  await app.getByText(LIT).waitFor()
  const ask = app.getByRole('button', { name: '有朋友捐了告诉我' })
  await ask.click()
  await press(phone, '都不允许')
  await app.getByText('好，不打扰。', { exact: false }).waitFor()
  const { openid } = await newest()
  const messages = async () => {
    const reply = await fetch(`${house.world.simulator.url}/control/messages?openid=${openid}`)
    return (await reply.json()) as unknown[]
  }
  expect(await messages()).toEqual([])
  await ask.click()
  await press(phone, '允许')
  await app.getByText('有朋友从你的卡片捐了，会告诉你一次。').waitFor()
})

test('who writes a sum of their own types at once, in the frame too', async () => {
  const { page, phone, app } = await atProject()
  await app.getByRole('button', { name: GIVE }).click()
  await app.getByRole('radio', { name: '自己定' }).click()
  await app.locator('input:focus').waitFor()
  await page.keyboard.type('23')
  await app.getByRole('button', { name: /^捐 ?¥23/ }).waitFor()
  await phone.getByRole('button', { name: '主屏' }).click()
})

test('a code in a picture is scanned and opens its page; a picture without one says so', async () => {
  const { phone } = await aTable(house).then((table) => ({ phone: table.phoneOf(QING) }))
  await phone.getByRole('button', { name: '小程序' }).click()
  const app = await appOn(phone)
  await app.getByRole('link', { name: '我的' }).click()
  await app.getByRole('button', { name: /扫一扫/ }).click()
  const picture = phone.getByLabel('从一张图里找')
  const asFile = (buffer: Buffer) => ({ name: 'code.png', mimeType: 'image/png', buffer })

  await picture.setInputFiles(asFile(readFileSync(join(__dirname, '../../src/assets/logo.png'))))
  await phone.getByText('这张图里没有认得的小程序码。').waitFor()
  const { simulator, control } = house.world
  const client = aChatClient({ simulator, control } as Parameters<typeof aChatClient>[0])
  const code = await client.drawCode({ page: 'pages/projects/index', scene: 'from-a-poster' })
  await picture.setInputFiles(asFile(code))
  await app.getByRole('heading', { name: /全部项目/ }).waitFor()
})

test('a mini program that is taken out again shows the day as it has become', async () => {
  const { phone } = await aTable(house).then((table) => ({ phone: table.phoneOf(QING) }))
  await phone.getByRole('button', { name: '小程序' }).click()
  const app = await appOn(phone)
  const dayShown = app.getByText(/^\d+月\d+日 周/).first()
  const before = await dayShown.innerText()
  await press(phone, '主屏')
  await house.world.pass(24 * 3_600_000)
  await phone.getByRole('button', { name: '小程序' }).click()
  await app
    .getByText(/^\d+月\d+日 周/)
    .filter({ hasNotText: before })
    .first()
    .waitFor()
})
