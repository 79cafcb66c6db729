/**
 * Pictures of every screen in light, dark and large text, and narrow: kept in output/screens, to be
 * opened and judged. What can be measured is measured here: room, text, targets, contrast.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { aHouseForThisFile } from './house'
import { judge } from './judge/judge'
import type { Mode } from './phone'
import { type Screen, screens } from './screens'
import { aStreet, type Street } from './street'

// Each look walks through some seventy screens.
jest.setTimeout(400_000)

const FOLDER = resolve(__dirname, '../../output/screens')
const modes: readonly Mode[] = ['light', 'dark', 'large', 'narrow', 'narrow-large', 'wide']
const OTHER_WIDTHS = /narrow|wide/

const house = aHouseForThisFile()
let street: Street

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  street = await aStreet(house.world)
})

test.each(modes)('in %s nothing is too wide, cut, too small or too faint', async (mode) => {
  const wanted = screens.filter(({ everyWidth }) => everyWidth || !OTHER_WIDTHS.test(mode))
  // Two walk at once: a page that loads leaves a core idle most of the time.
  const troubles = await Promise.all(
    [0, 1].map((half) =>
      walk(
        mode,
        wanted.filter((_, index) => index % 2 === half),
      ),
    ),
  )
  expect(troubles.flat()).toEqual([])
})

/** Visits the screens one after the other; what is wrong with them, a sentence each. */
async function walk(mode: Mode, route: readonly Screen[]): Promise<string[]> {
  const forgiven = /ERR_INTERNET_DISCONNECTED/
  const giver = await house.aPhone({ mode, forgiven, person: street.giver })
  const newcomer = await house.aPhone({ mode, forgiven })
  const troubles: string[] = []
  for (const screen of route) {
    const page = await (screen.newcomer ? newcomer : giver).restart()
    for (const trouble of await shoot(page, screen, mode)) {
      troubles.push(`${screen.name}: ${trouble}`)
    }
  }
  return troubles
}

async function shoot(page: Page, screen: Screen, mode: Mode): Promise<string[]> {
  await screen.before?.(page)
  await page.goto(house.at(screen.path(street)))
  if (screen.until) await page.getByText(screen.until).first().waitFor()
  await screen.act?.(page)
  await settled(page)
  await page.screenshot({ path: join(FOLDER, `${screen.name}-${mode}.png`) })
  const troubles = await judge(page)
  if (screen.full && mode === 'light') {
    await unroll(page)
    await page.screenshot({ path: join(FOLDER, `${screen.name}-full-${mode}.png`) })
  }
  return troubles
}

/** Pictures and fonts are there. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.fonts.status === 'loaded' && [...document.images].every((image) => image.complete),
  )
}

/** Makes the window as high as the page, which scrolls in a box of its own. */
async function unroll(page: Page): Promise<void> {
  const height = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.taro_page, body')]
    return Math.max(...boxes.map((box) => box.scrollHeight))
  })
  const { width, height: before } = page.viewportSize() ?? { width: 0, height: 0 }
  await page.setViewportSize({ width, height: Math.max(before, height) })
}
