/** A screen that a person can meet, and what its pictures share. */
import type { Page } from 'playwright-core'
import type { FunctionName } from '../../../contracts'
import { give, openSheet } from '../steps'
import type { Street } from '../street'

export type Screen<Where = Street> = {
  name: string
  path: (where: Where) => string
  /** Words that are there when the screen is; a skeleton has none. */
  until?: string | RegExp
  /** What is out of order before it opens. */
  before?: (page: Page) => Promise<void>
  /** What a person does before the picture is taken. */
  act?: (page: Page) => Promise<void>
  /** In light, a second picture shows the whole scroll. */
  full?: true
  /** The function whose refusal is what is shown. */
  refused?: FunctionName
  /** Somebody who has not given yet. */
  newcomer?: true
  /** Also looked at 320 and 1,440 px wide. */
  everyWidth?: true
}

export async function cutNetwork(page: Page): Promise<void> {
  await page.route('**/functions/**', (route) => route.abort('internetdisconnected'))
}

export async function neverAnswer(page: Page): Promise<void> {
  await page.route('**/functions/**', () => new Promise(() => undefined))
}

/** The server's answer to one function, with something else in it. */
export async function answerWith(page: Page, name: string, change: object): Promise<void> {
  await page.route(`**/functions/${name}`, async (route) => {
    const response = await route.fetch()
    const { result } = await response.json()
    await route.fulfill({ response, json: { result: { ...result, ...change } } })
  })
}

export async function seeSkeleton(page: Page): Promise<void> {
  await page.getByRole('status', { name: '正在打开' }).waitFor()
}

export const openSheetWith = (amount: string) => async (page: Page) => {
  await openSheet(page)
  await page.getByRole('radio', { name: /自己定|Other/ }).click()
  await page.getByRole('textbox', { name: /自己定的金额|Your own amount/ }).fill(amount)
  await give(page)
  await page
    .getByText(/数目对吗|Is that right/)
    .first()
    .waitFor()
}

export const project = (id: string) => () => `pages/project/index?projectId=${id}`
export const video = (id: string) => () => `pages/video/index?videoId=${id}`
export const poster = (path: string) => `pages/poster/index?path=${encodeURIComponent(path)}`

export async function seePoster(page: Page): Promise<void> {
  await page.getByRole('img', { name: /^(海报|Poster)/ }).waitFor()
}

export const moneyUse = /钱用在哪儿/
