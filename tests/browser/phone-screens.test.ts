/**
 * Pictures of the phones in light, dark, large text and English: kept in output/phones, to be opened and
 * judged. What can be measured is measured here.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { aHouseForThisFile } from './house'
import { judge } from './judge/judge'
import { appOn, aTable, GROUP, LIN, QING, type Table } from './table'

jest.setTimeout(240_000)

const FOLDER = resolve(__dirname, '../../output/phones')
const PICTURE = resolve(__dirname, '../../src/assets/share/education.jpg')

const house = aHouseForThisFile({ phones: true })

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
})

const looks = {
  light: {},
  dark: { theme: 'dark' },
  large: { fontScale: 1.6 },
  english: { language: 'en' },
} as const
const modes = Object.keys(looks) as (keyof typeof looks)[]

/** What has been said and posted before somebody looks. */
async function history({ people, groupId }: Table): Promise<void> {
  const { control } = house.world
  const imageUrl = `data:image/jpeg;base64,${readFileSync(PICTURE).toString('base64')}`
  const card = {
    title: '「一床厚被子」，一起看看？',
    path: 'pages/project/index?projectId=quilt001',
    imageUrl,
  }
  const say = (name: string, line: object) =>
    control(`/chats/${groupId}/lines`, { openid: people[name], ...line })
  await say(LIN, { text: '三班的，好久没聊了，都还好吗？' })
  await say(QING, {
    text: '都好！我给山里的孩子捐了一床被子的份子，你们看看这个项目，钱用在哪儿写得清楚。',
  })
  await say(LIN, { card })
  await control('/moments', { openid: people[LIN], card })
}

test.each(modes)(
  'in %s every screen of a phone opens, and nothing is too wide, cut, too small or too faint',
  async (mode) => {
    const table = await aTable(house, { mode: 'light', look: looks[mode] })
    await history(table)
    const { page, phoneOf } = table
    const say = (zh: string, en: string) => (mode === 'english' ? en : zh)
    const phone = phoneOf(QING)
    const tap = (zh: string, en = zh) =>
      phone
        .getByRole('button', { name: say(zh, en) })
        .first()
        .click()
    const troubles: string[] = []
    const look = async (name: string) => troubles.push(...(await shoot(page, mode, name)))

    await phone.getByText(GROUP).waitFor()
    await look('chats')
    await tap('发起聊天', 'Begin a chat')
    await phone.getByText(LIN).first().waitFor()
    await look('begin')
    await tap('返回', 'Back')
    await tap('动态', 'Moments')
    await phone.getByText('一起看看').first().waitFor()
    await look('moments')
    await tap('返回', 'Back')
    await tap(GROUP)
    await phone.getByText('一起看看').first().waitFor()
    await look('chat')
    await tap('手机设置', 'Phone settings')
    await phone.getByRole('dialog').waitFor()
    await look('settings')
    await page.keyboard.press('Escape')
    await tap('灯愿', 'Lantern')
    const app = await appOn(phone, 1008)
    await app.getByText(say('钱用在哪儿', 'Where the money goes')).first().waitFor()
    await look('app')
    await tap('更多', 'More')
    await phone.getByRole('dialog').waitFor()
    await look('menu')
    await tap('发给朋友', 'Send to a chat')
    await phone.getByRole('dialog').getByText(GROUP).waitFor()
    await look('share')
    await page.keyboard.press('Escape')
    await tap('主屏', 'Home')
    await tap('小程序', 'Mini program')
    await toSigning(await appOn(phone), say)
    await phone.getByText(say('每次最多扣这么多', 'At most this, each time')).waitFor()
    await look('sign')
    expect(troubles).toEqual([])
  },
)

/** From where the app was left, by its home, to a pledge by contract, which the phone is asked to have signed. */
async function toSigning(app: Frame, say: (zh: string, en: string) => string): Promise<void> {
  const tap = (role: 'button' | 'radio', zh: string, en: string) =>
    app
      .getByRole(role, { name: new RegExp(say(`^${zh}`, `^${en}`)) })
      .last()
      .click()
  await tap('button', '回首页', 'Home')
  await tap('button', '每月捐给', 'Give monthly to')
  await app.getByText(say('每月哪一天', 'Which day of the month')).waitFor()
  await tap('radio', '自动扣款', 'Debit by itself')
  await tap('button', '每月捐 ¥30', 'Give ¥30 every month')
}

async function shoot(page: Page, mode: string, name: string): Promise<string[]> {
  await page.screenshot({ path: join(FOLDER, `${name}-${mode}.png`) })
  return (await judge(page)).map((trouble) => `${name}: ${trouble}`)
}
