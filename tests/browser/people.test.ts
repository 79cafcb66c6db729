/** Phones as people have set them: another language, larger text, dark, only a keyboard, Moments. */
import type { Page } from 'playwright-core'
import { aHouseForThisFile } from './house'
import { judge } from './judge/judge'
import { calledBy } from './phone'
import { atCashier, openProject, openSheet } from './steps'

jest.setTimeout(240_000)

const house = aHouseForThisFile()

/** Chinese words among what can be read now, without a language's own name for itself; and what has no room. */
async function wrongInEnglish(page: Page): Promise<string[]> {
  const pieces = await page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const shown = node.parentElement?.checkVisibility() ?? false
      if (shown && node.textContent) found.push(node.textContent)
    }
    return found
  })
  const chinese = pieces.filter((text) => /[\u4e00-\u9fff]/.test(text) && text !== '中文')
  return [...chinese, ...(await judge(page))]
}

test('in English a gift is English from the first page to the last', async () => {
  const { page } = await house.aPhone({ mode: 'english' })
  await page.goto(house.at('pages/home/index'))
  await page.getByText('A reason today').waitFor()
  expect(await wrongInEnglish(page)).toEqual([])
  await page.getByRole('button', { name: 'Read more' }).click()
  await page.getByText('Where the money goes').waitFor()
  expect(await wrongInEnglish(page)).toEqual([])
  await page.getByRole('button', { name: 'Give', exact: true }).last().click()
  await page.getByText('Before you give').waitFor()
  expect(await wrongInEnglish(page)).toEqual([])
  await page.getByRole('radio', { name: 'Other' }).click()
  await page.getByRole('textbox', { name: 'Your own amount in yuan' }).fill('1234.5')
  await page.getByRole('button', { name: /^Give ¥/ }).click()
  await page.getByText('Is that right?').waitFor()
  expect(await wrongInEnglish(page)).toEqual([])
  await page.getByRole('button', { name: /^That’s right/ }).click()
  await atCashier(page, 'Pay')
  await page.getByText('Thank you. Your lantern is lit.').waitFor()
  expect(await wrongInEnglish(page)).toEqual([])
  await page.getByRole('button', { name: 'This gift' }).click()
  await page.getByText('Gift number').waitFor()
  expect(await wrongInEnglish(page)).toEqual([])
  for (const path of ['pages/gifts/index', 'pages/me/index', 'pages/projects/index']) {
    await page.goto(house.at(path))
    await page.waitForLoadState('networkidle')
    expect([path, await wrongInEnglish(page)]).toEqual([path, []])
  }
})

test.each([
  ['pages/home/index', '灯愿', 'Lantern'],
  ['pages/me/index', '我的', 'Me'],
  ['pages/project/index?projectId=flood001', '大水之后，一桶干净水', 'Clean Water After the Flood'],
  ['pages/projects/index', '全部项目', 'All projects'],
  ['pages/gifts/index', '我的捐款', 'My gifts'],
  ['pages/gift/index?giftId=nothing', '这笔捐款', 'This gift'],
  ['pages/result/index?giftId=nothing', '捐款结果', 'Your gift'],
  ['pages/nowhere/index', '这里没有这一页', 'There is no such page'],
])('the browser’s tab names %s in the language that was chosen', async (path, zh, en) => {
  for (const [mode, title] of [
    ['light', zh],
    ['english', en],
  ] as const) {
    const { page } = await house.aPhone({ mode, forgiven: /400: / })
    await page.goto(house.at(path))
    await page.waitForLoadState('networkidle')
    expect(await page.title()).toMatch(new RegExp(`^${title}`))
  }
})

test('a language that is changed names the page at once, the tabs, and the page that is gone back to', async () => {
  const { page } = await house.aPhone()
  await page.goto(house.at('pages/home/index'))
  await page.getByText('今天的理由').waitFor()
  await page.getByRole('link', { name: '我的' }).click()
  await page.getByText('怎么看着舒服').waitFor()
  await page.getByRole('radio', { name: 'English' }).click()
  await page.waitForFunction(() => document.title === 'Me')
  await page.getByRole('button', { name: /^My gifts/ }).click()
  await page.waitForFunction(() => document.title === 'My gifts')
  await page.evaluate(() => window.history.back())
  await page.waitForFunction(() => document.title === 'Me')
  await page.getByRole('link', { name: 'Home' }).click()
  await page.getByText('A reason today').waitFor()
  await page.waitForFunction(() => document.title === 'Lantern')
})

test('large text, dark and English are remembered', async () => {
  const phone = await house.aPhone()
  await phone.page.goto(house.at('pages/me/index'))
  const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).colorScheme)
  const sizeOf = (page: Page) =>
    page.getByText(/^(大字|Large text)$/).evaluate((text) => getComputedStyle(text).fontSize)
  const before = await sizeOf(phone.page)
  await phone.page.getByRole('switch', { name: /大字/ }).click()
  await phone.page.getByRole('radio', { name: '深色' }).click()
  await phone.page.getByRole('radio', { name: 'English' }).click()
  await phone.page.getByText('Easy on the eyes').waitFor()
  const page = await phone.restart()
  await page.goto(house.at('pages/me/index'))
  await page.getByText('Easy on the eyes').waitFor()
  expect(await page.getByRole('switch', { name: /Large text/ }).getAttribute('aria-checked')).toBe(
    'true',
  )
  expect(await page.getByRole('radio', { name: 'Dark' }).getAttribute('aria-checked')).toBe('true')
  expect(await ground(page)).toBe('dark')
  expect([before, await sizeOf(page)]).toEqual(['14px', '20px'])
})

test('the presets are a radio group with a name, and arrows choose among them', async () => {
  const { page } = await house.aPhone()
  await openProject(house, page, 'flood001')
  await openSheet(page)
  const group = page.getByRole('radiogroup', { name: '金额' })
  const chosen = group.getByRole('radio', { checked: true })
  expect(await group.getByRole('radio').count()).toBe(6)
  expect(await chosen.getAttribute('aria-label')).toBe('¥50')
  await chosen.focus()
  await page.keyboard.press('ArrowRight')
  expect(await chosen.getAttribute('aria-label')).toBe('¥100')
  expect(await chosen.evaluate((radio) => radio === document.activeElement)).toBe(true)
  await page.getByRole('button', { name: '捐 ¥100' }).waitFor()
})

test('the sheet holds the focus, Escape closes it, and the focus is back on the button', async () => {
  const { page } = await house.aPhone()
  await openProject(house, page, 'flood001')
  const button = page.getByRole('button', { name: '捐一份心意' })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.getByText('捐之前看一眼').waitFor()
  const sheet = page.getByRole('dialog')
  const inside = () => sheet.evaluate((panel) => panel.contains(document.activeElement))
  for (let tabs = 0; tabs < 12; tabs += 1) {
    expect([tabs, await inside()]).toEqual([tabs, true])
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  expect(await button.evaluate((it) => it === document.activeElement)).toBe(true)
})

test('a gift can be made with the keyboard alone', async () => {
  const { page } = await house.aPhone()
  await openProject(house, page, 'flood001')
  await page.getByRole('button', { name: '捐一份心意' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('捐之前看一眼').waitFor()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  const pay = page.frameLocator('iframe.cashier__page').getByRole('button', { name: /· Pay$/ })
  await pay.focus()
  await page.keyboard.press('Enter')
  await page.getByText('谢谢你，灯亮了。').waitFor()
})

test('a page in Moments can be read: no login, no way on, no button that would not work', async () => {
  const { page } = await house.aPhone()
  const calls: string[] = []
  page.on('request', (request) => calls.push(calledBy(request) ?? ''))
  await page.goto(house.at('pages/project/index?projectId=flood001&scene=1154'))
  await page.getByText('钱用在哪儿').waitFor()
  await page.getByText('点下方「前往小程序」').waitFor()
  await page.waitForLoadState('networkidle')
  expect(calls).not.toContain('users')
  expect(calls).not.toContain('development')
  expect(await page.getByRole('button', { name: /捐|返回|首页/ }).count()).toBe(0)
})
