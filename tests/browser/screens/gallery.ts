/** Walks through screens on phones of every look, keeps a picture of each, and says what is wrong with it. */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import type { House } from '../house'
import { judge } from '../judge/judge'
import type { Mode, Phone } from '../phone'
import type { Screen } from './screen'

const OUTPUT = resolve(__dirname, '../../../output')
const OTHER_WIDTHS = /narrow|wide/

export const modes: readonly Mode[] = ['light', 'dark', 'large', 'narrow', 'narrow-large', 'wide']

/** `folder` is emptied; pictures lie in `output/<folder>`. */
export function aGallery(folder: string) {
  const to = join(OUTPUT, folder)
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })

  /** Visits the screens one after the other; what is wrong with them, a sentence each. */
  async function walk<Street extends { giver: string }>(
    house: House,
    street: Street,
    mode: Mode,
    route: readonly Screen<Street>[],
  ): Promise<string[]> {
    const forgiven = forgivenOn(route)
    const giver = await house.aPhone({ mode, forgiven, person: street.giver })
    let newcomer: Phone | undefined
    const troubles: string[] = []
    for (const screen of route) {
      if (screen.newcomer) newcomer ??= await house.aPhone({ mode, forgiven })
      const page = await (screen.newcomer && newcomer ? newcomer : giver).restart()
      await screen.before?.(page)
      await page.goto(house.at(screen.path(street)))
      // One that does not open does not keep the others from being looked at.
      const found = await shoot(page, screen, mode).catch((error) => [String(error)])
      troubles.push(...found.map((trouble) => `${screen.name}: ${trouble}`))
    }
    return troubles
  }

  async function shoot<Street>(page: Page, screen: Screen<Street>, mode: Mode): Promise<string[]> {
    if (screen.until) await page.getByText(screen.until).first().waitFor()
    await screen.act?.(page)
    await settled(page)
    await page.screenshot({ path: join(to, `${screen.name}-${mode}.png`) })
    const troubles = await judge(page)
    if (screen.full && mode === 'light') {
      await unroll(page)
      await page.screenshot({ path: join(to, `${screen.name}-full-${mode}.png`) })
    }
    return troubles
  }

  return {
    /** Two walk at once: a page that loads leaves a core idle most of the time. */
    async walk<Street extends { giver: string }>(
      house: House,
      street: Street,
      mode: Mode,
      screens: readonly Screen<Street>[],
    ): Promise<string[]> {
      const wanted = screens.filter(({ everyWidth }) => everyWidth || !OTHER_WIDTHS.test(mode))
      const halves = [0, 1].map((half) => wanted.filter((_, index) => index % 2 === half))
      return (await Promise.all(halves.map((route) => walk(house, street, mode, route)))).flat()
    },
  }
}

/** A network that is cut, and the refusals that belong to these screens. */
function forgivenOn<Street>(route: readonly Screen<Street>[]): RegExp {
  const refusals = route.flatMap(({ refused }) => (refused ? [`^4\\d\\d: .*/${refused}$`] : []))
  return new RegExp(['ERR_INTERNET_DISCONNECTED', ...refusals].join('|'))
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
