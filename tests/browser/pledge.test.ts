/** Monthly giving in a browser: by a reminder and one tap, by a contract; a year on paper; the end in two taps. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { aHouseForThisFile } from './house'
import { atCashier, LIT } from './steps'

jest.setTimeout(240_000)

const house = aHouseForThisFile()

/** From the project's page to a wish for each month. */
async function wish(page: Page, projectId: string): Promise<void> {
  await page.goto(house.at(`pages/project/index?projectId=${projectId}`))
  await page.getByRole('button', { name: '每月捐', exact: true }).click()
  await page.getByText('每月哪一天').waitFor()
}

const goOn = (page: Page): Promise<void> =>
  page.getByRole('button', { name: '每月捐 ¥30' }).last().click()

test('by reminder and now: paid, lit, asked for nothing twice, and on paper', async () => {
  const { page } = await house.aPhone()
  await wish(page, 'lunch001')
  await goOn(page)
  await atCashier(page, 'Pay')
  await page.getByText(LIT).waitFor()
  await page.getByText('已点亮 1 盏').waitFor()
  await page.getByText('跳过下一次').waitFor()
  expect(await page.getByRole('button', { name: /^捐.*的 ¥/ }).count()).toBe(0)

  await page.getByText('一年的明细').click()
  await page.getByText('每一笔').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '打开 PDF' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^lantern-\d{4}\.pdf$/)
  expect(readFileSync(await file.path()).toString('latin1', 0, 5)).toBe('%PDF-')
})

test('by contract: signed on the payment service’s page, charged at once, and ended in two taps', async () => {
  const { page } = await house.aPhone()
  await wish(page, 'books001')
  await page.getByText('自动扣款', { exact: true }).click()
  await goOn(page)
  await page
    .frameLocator('iframe.cashier__page')
    .getByRole('button', { name: /· Agree$/ })
    .click()
  await page.getByText('先歇一歇').waitFor()
  // The payment service charges some seconds after it was asked.
  await house.world.pass(60_000)
  await page.reload()
  await page.getByText('已点亮 1 盏').waitFor()

  await page.getByText('结束月捐').click()
  await page.getByRole('dialog').getByRole('button', { name: '结束月捐' }).click()
  await page.getByText('月捐结束了，以后不再扣款。').waitFor()
  const contracts = await fetch(`${house.world.simulator.url}/control/contracts`)
  const signed: { state: string }[] = await contracts.json()
  expect(signed).toHaveLength(1)
  await house.world.pass(60_000)
  const after = await fetch(`${house.world.simulator.url}/control/contracts`)
  expect(await after.json()).toMatchObject([{ state: 'ended' }])
})
