/** What people do at the desk, in the words that stand there; on a wide screen and on their phones. */
import type { Frame, Locator, Page } from 'playwright-core'
import { readCode } from '../../simulator/fixtures/read-code'
import type { House } from './house'

/** A wide screen on which nobody is logged in; what its picture says to a camera. */
export async function aWideScreen(house: House): Promise<{ page: Page; says: string }> {
  const { page } = await house.aPhone({ mode: 'wide' })
  await page.goto(house.at('pages/desk/index'))
  const picture = page.getByRole('img', { name: '给手机扫的登录码' })
  await picture.waitFor()
  const { says = '' } = readCode(await picture.screenshot())
  return { page, says }
}

/** On the phone of somebody who works there: from the app's home to the code's page, and yes. */
export async function confirmLogin(app: Frame, says: string): Promise<void> {
  await toDesk(app)
  await app.getByRole('button', { name: /^给大屏登录/ }).click()
  await app.getByText('确认是你自己的大屏').waitFor()
  const code = new URLSearchParams(says.split('?')[1]).get('code') ?? ''
  await app.getByRole('textbox', { name: '登录码' }).fill(code)
  await app.getByRole('button', { name: '确认登录' }).click()
  await app.getByText('大屏已登录').waitFor()
}

async function toDesk(app: Frame): Promise<void> {
  await app.getByText('我的', { exact: true }).click()
  await app.getByRole('button', { name: /^机构工作台/ }).click()
  await app.getByText('等着办的').waitFor()
}

export type Written = {
  title: string
  text: string
  /** By the names of the budget's lines; sums as they are typed. */
  lines: readonly (readonly [string, string])[]
}

/** From the desk to a report that waits for finance. */
export async function writeReport(page: Page, project: string, report: Written): Promise<void> {
  await page.getByRole('button', { name: `报告：${project}` }).click()
  await page.getByRole('button', { name: '写进展报告' }).click()
  await page.getByRole('textbox', { name: '标题', exact: true }).fill(report.title)
  await page.getByRole('textbox', { name: '正文', exact: true }).fill(report.text)
  for (const [at, [line, sum]] of report.lines.entries()) {
    await page.getByRole('button', { name: '添一笔' }).click()
    await page
      .getByRole('radiogroup', { name: '预算项' })
      .nth(at)
      .getByRole('radio', { name: line })
      .click()
    await page.getByRole('textbox', { name: '金额（元）' }).nth(at).fill(sum)
  }
  await page.getByText(/^已保存 \d/).waitFor()
  await page.getByRole('button', { name: '送给财务' }).click()
  await page.getByText('已送给财务').waitFor()
}

/** Finance reads it on a phone of their own, and says yes. */
export async function approveReport(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(title) }).click()
  await page.getByRole('button', { name: '批准并公布' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click()
  await page.getByText('已公布，账已记好').waitFor()
}

/** What stands on the card of a gift's way, in fen, by state and line. */
export async function wayShown(
  app: Frame | Page,
): Promise<{ line: string; state: string; fen: number }[]> {
  const rows = app.locator('.way__row')
  await rows.first().waitFor()
  const texts = await rows.evaluateAll((shown) =>
    shown.map((row) => [...row.children].map((part) => part.textContent ?? '')),
  )
  return texts.map((parts) => {
    const [sum = '', state = '', line = ''] = [...parts].reverse()
    return { line, state, fen: Math.round(Number(sum.replace(/[¥,\s]/g, '')) * 100) }
  })
}

/** Taps the newest message of the service's chat that has these words. */
export async function openMessage(phone: Locator, words: RegExp): Promise<void> {
  await phone.getByRole('button', { name: '主屏' }).click()
  await phone.getByRole('button', { name: '服务通知' }).click()
  await phone.getByRole('button', { name: words }).last().click()
}
