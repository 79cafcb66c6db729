/** A poster: its code is read from its pixels and scanned, and opens the page that it is of. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import jsQR from 'jsqr'
import type { Locator, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { palette } from '../../src/ui/palette'
import { aHouseForThisFile } from './house'
import { appOn, aTable, LIN, QING } from './table'

jest.setTimeout(240_000)

const house = aHouseForThisFile({ phones: true })

beforeAll(async () => {
  await house.world.control('/app', { pages: ['pages/home/index', 'pages/card/index'] })
})

const PROJECT = 'pages/project/index?projectId=quilt001'

async function posterOf(page: Page, path: string): Promise<Buffer> {
  await page.goto(house.at(`pages/poster/index?path=${encodeURIComponent(path)}`))
  await page.getByRole('img', { name: /^海报/ }).waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载图片' }).click(),
  ])
  await page.getByText('图片在浏览器的下载里').waitFor()
  expect(file.suggestedFilename()).toMatch(/^lantern-[0-9a-z]{16}\.png$/)
  return readFileSync(await file.path())
}

/** What a camera reads from the whole poster, and the code's id in it. */
function scanned(picture: Buffer): string {
  const { width, height, data } = PNG.sync.read(picture)
  expect(width).toBe(750)
  const says = jsQR(new Uint8ClampedArray(data), width, height)?.data ?? 'nothing'
  expect(says).toMatch(new RegExp(`^${house.world.simulator.url}/code/\\w+$`))
  return says.split('/').at(-1) ?? ''
}

test.each(['light', 'dark'] as const)(
  'in %s the poster’s code opens the page of its card, by the platform’s scene',
  async (mode) => {
    const { page } = await house.aPhone({ mode })
    const code = scanned(await posterOf(page, PROJECT))
    const friend = await house.world.aPerson('小林')
    const opening = await house.world.control(`/people/${friend.openid}/openings`, {
      from: { code },
    })
    expect(opening).toMatchObject({ scene: 1047, path: 'pages/card/index' })
    const { scene } = opening['query'] as { scene: string }
    const other = await house.aPhone({})
    await other.page.goto(house.at(`pages/card/index?scene=${scene}`))
    await other.page.getByText('钱用在哪儿').waitFor()
    expect(other.page.url()).toContain(`${PROJECT}&shareId=${scene}`)
    // It stands in for the page that the code opened: behind it lies nothing.
    await other.page.getByRole('button', { name: '回首页' }).waitFor()
  },
)

test('the poster is the same in both themes, and has ink, its drawing and white around its code', async () => {
  const person = (await house.world.aPerson()).openid
  const posters: PNG[] = []
  for (const mode of ['light', 'dark'] as const) {
    const { page } = await house.aPhone({ mode, person })
    posters.push(PNG.sync.read(await posterOf(page, PROJECT)))
  }
  const [light, dark] = posters as [PNG, PNG]
  expect([dark.width, dark.height]).toEqual([light.width, light.height])
  // Once in some hundred runs their bytes were not the same, and nobody has seen why: then both are kept.
  const differing = pixelsApart(light, dark)
  if (!light.data.equals(dark.data)) keep({ light, dark })
  expect(differing / (light.width * light.height)).toBeLessThan(0.002)
  const { paper, card, ink, 'ink-2': ink2, jade } = palette.light
  for (const colour of [paper, card, ink, ink2, jade]) {
    const inLight = amountOf(light, colour)
    expect(inLight).toBeGreaterThan(colour === ink ? 500 : 100)
    expect(amountOf(dark, colour) / inLight).toBeCloseTo(1, 1)
  }
  for (const poster of [light, dark]) {
    expect(colourAt(poster, 8, poster.height - 8)).toBe(paper)
    expect(colourAt(poster, poster.width - 40, poster.height - 40)).toBe(card)
    expect(colourAt(poster, 10, 10)).not.toBe(paper)
  }
})

/** How many pixels the eye would tell apart: more than 32 of 255 in one of their channels. */
function pixelsApart(one: PNG, other: PNG): number {
  let apart = 0
  for (let at = 0; at < one.data.length; at += 4) {
    const far = [0, 1, 2].some(
      (n) => Math.abs((one.data[at + n] ?? 0) - (other.data[at + n] ?? 0)) > 32,
    )
    if (far) apart += 1
  }
  return apart
}

function keep(pictures: Record<string, PNG>): void {
  const folder = resolve(__dirname, '../../output/poster')
  mkdirSync(folder, { recursive: true })
  for (const [name, picture] of Object.entries(pictures)) {
    writeFileSync(join(folder, `${name}.png`), PNG.sync.write(picture))
  }
}

function colourAt({ width, data }: PNG, x: number, y: number): string {
  const from = 4 * (y * width + x)
  return `#${data.subarray(from, from + 3).toString('hex')}`
}

/** How many pixels have exactly this colour. */
function amountOf(picture: PNG, colour: string): number {
  let amount = 0
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      if (colourAt(picture, x, y) === colour) amount += 1
    }
  }
  return amount
}

async function scanOn(phone: Locator, label: string | RegExp): Promise<void> {
  await phone.getByRole('button', { name: '小程序' }).click()
  const app = await appOn(phone)
  await app.getByText('我的', { exact: true }).click()
  await app.getByRole('button', { name: /扫一扫/ }).click()
  await phone.getByRole('dialog').getByRole('button', { name: label }).click()
}

test('on two phones: she makes a poster, he scans it and gives, and she is thanked', async () => {
  const { phoneOf } = await aTable(house)
  const hers = phoneOf(QING)
  const his = phoneOf(LIN)
  await hers.getByRole('button', { name: '小程序' }).click()
  const herApp = await appOn(hers)
  await herApp.getByRole('button', { name: '看看详情' }).click()
  await herApp.getByRole('button', { name: '做张海报' }).click()
  await herApp.getByRole('img', { name: /^海报/ }).waitFor()
  const [newest] = await codes()

  await scanOn(his, newest?.scene ?? '')
  const hisApp = await appOn(his)
  await hisApp.getByText('钱用在哪儿').waitFor()
  await hisApp.getByRole('button', { name: '捐一份心意' }).click()
  await hisApp.getByText('捐之前看一眼').waitFor()
  await hisApp.getByRole('button', { name: /^捐 ?¥/ }).click()
  await his.getByRole('button', { name: '支付', exact: true }).click()
  for (const digit of '520131') {
    await his.getByRole('button', { name: digit, exact: true }).click()
  }
  await hisApp.getByText('谢谢你，灯亮了。').waitFor()
  await house.world.product.runner.runDue()

  await hers.getByRole('button', { name: '更多' }).click()
  await hers.getByRole('button', { name: '重新进入' }).click()
  const again = await appOn(hers)
  await again.getByText('我的', { exact: true }).click()
  await again.getByRole('button', { name: /^消息/ }).click()
  await again.getByText('有朋友从你的卡片进来，捐了一份心意').waitFor()
})

test('a code of a card that nobody has leads home, and says so', async () => {
  const { page } = await house.aPhone({ forgiven: /400: .*shares\.open/ })
  await page.goto(house.at('pages/card/index?scene=0123456789abcdef'))
  await page.getByText('没有认出这个码').waitFor()
  await page.getByRole('button', { name: '去首页看看' }).click()
  await page.getByText('今天的理由').first().waitFor()
})

async function codes(): Promise<{ scene: string }[]> {
  return (await fetch(`${house.world.simulator.url}/control/codes`)).json()
}
