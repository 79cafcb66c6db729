/** The simulator's own page, with phones on it and people in a group: what journeys between people begin with. */
import type { Frame, Locator, Page } from 'playwright-core'
import type { House } from './house'
import type { Mode } from './phone'

export const QING = '阿青'
export const LIN = '小林'
export const GROUP = '三班的同学'
/** Any six digits will do. */
export const PASSWORD = '520131'

export type Table = {
  page: Page
  /** Openids by name. */
  people: Record<string, string>
  groupId: string
  phoneOf(name: string): Locator
}

type Look = { theme?: 'light' | 'dark'; fontScale?: number; language?: 'zh_CN' | 'en' }
type Wish = { forgiven?: RegExp; mode?: Mode; look?: Look }

/** Both people's phones in a wide window; the first one's alone in a narrow one. */
export async function aTable(house: House, wish: Wish = {}): Promise<Table> {
  const { forgiven, mode = 'wide', look = {} } = wish
  const { control, simulator } = house.world
  const people: Record<string, string> = {}
  for (const name of [QING, LIN]) {
    people[name] = String((await control('/people', { name }))['openid'])
  }
  const { chatId } = await control('/chats', { title: GROUP, members: Object.values(people) })
  const { context, page } = await house.aPhone({ mode, ...(forgiven ? { forgiven } : {}) })
  await context.addInitScript(
    ([openids, set, count]) => {
      localStorage.setItem('lantern-phones', String(count))
      openids.forEach((openid, at) => {
        localStorage.setItem(`lantern-phone-${at + 1}`, JSON.stringify({ openid, look: set }))
      })
    },
    [Object.values(people), look, mode === 'wide' ? 2 : 1] as const,
  )
  await page.goto(simulator.url)
  return {
    page,
    people,
    groupId: String(chatId),
    phoneOf: (name) => page.getByRole('region', { name: new RegExp(`^${name}(的手机|’s phone)$`) }),
  }
}

/** The mini program on a phone, once it stands in its frame: however it was opened, or by this scene. */
export async function appOn(phone: Locator, scene?: number): Promise<Frame> {
  const opened = scene === undefined ? 'iframe' : `iframe[name*='"scene":${scene}']`
  const element = await phone.locator(opened).elementHandle()
  const frame = await element?.contentFrame()
  if (!frame) throw new Error('the frame has no page')
  return frame
}

/** In the phone's own cashier, digit by digit. */
export async function payOn(phone: Locator): Promise<void> {
  await phone.getByRole('button', { name: '支付', exact: true }).click()
  for (const digit of PASSWORD) {
    await phone.getByRole('button', { name: digit, exact: true }).click()
  }
}
