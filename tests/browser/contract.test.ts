/**
 * A debit contract in a person's hands: the sheet on the phone, the list with which it is ended, and the page
 * for a browser alone. A few lines of a product ask for it, so that nothing but the simulator is looked at.
 */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { ensureBuilt } from '../../scripts/client-build'
import { extraDataOf } from '../../simulator/fixtures/a-contract'
import { aSimulator, PAYER, type TestBed } from '../../simulator/fixtures/a-simulator'
import { judge } from './judge/judge'
import { openBrowser } from './phone'

jest.setTimeout(240_000)

const PATIENCE_MS = 45_000
/** Asks the phone when it is told to, and shows what the phone answers. */
const PRODUCT = `<!doctype html><title>product</title><output></output><script>
  const out = document.querySelector('output')
  const say = (message) => parent.postMessage({ lantern: 1, ...message }, '*')
  addEventListener('message', ({ data }) => { if (data.answer) out.textContent = JSON.stringify(data.body) })
  window.sign = (extraData) => say({ ask: 'sign', id: 'sign', body: {
    appId: 'wxbd687630cd02ce1d', path: 'pages/index/index', extraData } })
  say({ say: 'ready', body: {} })
</script>`

let product: Server
let productUrl: string
let bed: TestBed
let browser: Browser
beforeAll(async () => {
  const pagesFolder = await ensureBuilt('phone')
  product = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(PRODUCT),
  )
  product.listen(0, '127.0.0.1')
  await once(product, 'listening')
  const address = product.address()
  productUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  bed = await aSimulator({ pagesFolder, productOrigins: [productUrl] })
  browser = await openBrowser()
}, 400_000)
afterAll(async () => {
  await browser.close()
  await bed.close()
  product.closeAllConnections()
  product.close()
})

const settings = () => bed.simulator.settingsForTheApp
type Contract = { contractCode: string; contractId: string; state: string; endMode?: number }
const contractOf = async (code: string | undefined) =>
  (await bed.control<Contract[]>(`/contracts?openid=${PAYER}`)).find(
    ({ contractCode }) => contractCode === code,
  )

async function aPage(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 430, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return context.newPage()
}

/** A phone with the product open, and what it does. */
async function aPhone(page: Page) {
  await page.goto(bed.simulator.url)
  const tap = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
  await page
    .getByRole('button', { name: /^小程序/ })
    .first()
    .click()
  const frame = page.frameLocator('iframe')
  const output = frame.locator('output')
  await output.waitFor({ state: 'attached' })
  const ask = (extraData: object) =>
    output.evaluate((_element, fields) => Object(window).sign(fields), extraData)
  const answer = async (): Promise<unknown> => {
    await frame.locator('output:not(:empty)').waitFor({ state: 'attached' })
    const text = await output.textContent()
    await output.evaluate((element) => element.replaceChildren())
    return JSON.parse(text ?? '')
  }
  return { tap, ask, answer }
}

test('on the phone it is left, refused, signed, and ended with two taps', async () => {
  const page = await aPage()
  const { tap, ask, answer } = await aPhone(page)
  const extraData = extraDataOf(settings())
  const sheet = page.getByRole('dialog')

  await ask(extraData)
  await sheet.getByText('示例月捐').waitFor()
  await page.keyboard.press('Escape')
  expect(await answer()).toBe('cancelled')

  await ask(extraData)
  await tap('不同意')
  expect(await answer()).toMatchObject({ extraData: { return_code: 'FAIL' } })
  expect(await contractOf(extraData['contract_code'])).toBeUndefined()

  await ask(extraData)
  await tap('同意')
  const signed = await answer()
  const contract = await contractOf(extraData['contract_code'])
  expect(contract).toMatchObject({ state: 'signed' })
  expect(signed).toMatchObject({
    extraData: { return_code: 'SUCCESS', contract_id: contract?.contractId },
  })

  await tap('手机设置')
  await tap('结束')
  expect(await contractOf(extraData['contract_code'])).toMatchObject({ state: 'signed' })
  await tap('确定结束')
  await sheet.getByText('自动扣款').waitFor({ state: 'detached' })
  expect(await contractOf(extraData['contract_code'])).toMatchObject({ state: 'ended', endMode: 2 })
  // The button that was pressed last is gone, and the keyboard is still in the sheet.
  await page.locator('[role=dialog]:focus-within').waitFor()
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await page.context().close()
})

test('what was not signed by the merchant cannot be agreed to', async () => {
  const page = await aPage()
  const { ask } = await aPhone(page)
  await ask({ ...extraDataOf(settings()), contract_display_account: '别人' })
  await page.getByRole('alert').getByText('签名校验错误').waitFor()
  expect(await page.getByRole('button', { name: '同意', exact: true }).count()).toBe(0)
  await page.context().close()
})

test.each([
  ['浅色', '标准'],
  ['深色', '最大'],
])('in %s and %s nothing is too wide, cut, too small or too faint', async (theme, size) => {
  const page = await aPage()
  const { tap, ask } = await aPhone(page)
  await tap('手机设置')
  await tap(theme)
  await tap(size)
  await page.keyboard.press('Escape')
  await ask(extraDataOf(settings()))
  await page.getByRole('button', { name: '同意', exact: true }).waitFor()
  expect(await judge(page)).toEqual([])
  await tap('同意')
  await tap('手机设置')
  await page.getByRole('button', { name: '结束', exact: true }).first().waitFor()
  expect(await judge(page)).toEqual([])
  await page.context().close()
})

test.each([
  ['同意 · Agree', 'SUCCESS'],
  ['不同意 · Refuse', 'FAIL'],
])('the page leads back to the product after %s, with what came of it', async (choice, word) => {
  const page = await aPage()
  const extraData = extraDataOf(settings())
  const back = `${productUrl}/?from=pledge#/pages/pledge/index?id=7`
  const query = new URLSearchParams({ ...extraData, openid: PAYER, return: back })
  await page.goto(`${bed.simulator.url}/contract?${query}`)
  expect(await judge(page)).toEqual([])
  await page.getByRole('button', { name: choice, exact: true }).click()
  await page.waitForURL(`${productUrl}/**`)
  const { searchParams, hash } = new URL(page.url())
  const contract = await contractOf(extraData['contract_code'])
  expect(searchParams.get('from')).toBe('pledge')
  expect(hash).toBe('#/pages/pledge/index?id=7')
  expect(searchParams.get('return_code')).toBe(word)
  expect(searchParams.get('contract_id') ?? undefined).toBe(contract?.contractId)
  await page.context().close()
})
