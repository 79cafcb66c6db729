/**
 * Pictures of the screens as a phone shows them: light, dark, large text, narrow, English. They are
 * looked at before a screen is called done, and kept as build output.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

export type Mode = 'light' | 'dark' | 'large' | 'narrow' | 'english'
export const modes: readonly Mode[] = ['light', 'dark', 'large', 'narrow', 'english']

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const WIDTH = 390
const NARROW = 320
const HEIGHT = 844

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS })
}

/** A phone in one mode, with the choice of looks stored as the app stores it (src/platform/look.ts). */
export async function openPhone(browser: Browser, mode: Mode): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: mode === 'narrow' ? NARROW : WIDTH, height: HEIGHT },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: mode === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const choice = {
    textSize: mode === 'large' ? 'large' : 'normal',
    lang: mode === 'english' ? 'en' : 'zh',
  }
  // Taro's storage in a browser wraps each value; ours is JSON within it.
  const stored = JSON.stringify({ data: JSON.stringify(choice) })
  await context.addInitScript((value) => localStorage.setItem('lantern.look', value), stored)
  return context
}

export type Shot = {
  name: string
  /** A page's path with its query: `pages/project/index?projectId=quilt001`. */
  path: string
  /** The whole scroll instead of one screen. */
  full?: boolean
  /** What a person does before the picture is taken. */
  act?: (page: Page) => Promise<void>
}

/** Takes one picture and answers where it lies. Throws when the page writes an error to its console. */
export async function photograph(
  phone: BrowserContext,
  { base, folder, mode, shot }: { base: string; folder: string; mode: Mode; shot: Shot },
): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const page = await phone.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`${base}/#/${shot.path}`)
  await page.waitForLoadState('networkidle')
  await shot.act?.(page)
  const file = join(folder, `${shot.name}-${mode}.png`)
  if (shot.full) await unroll(page)
  await page.screenshot({ path: file })
  await page.close()
  if (errors.length > 0) throw new Error(`${shot.path} in ${mode}: ${errors.join('; ')}`)
  return file
}

/** Makes the window as high as the page, which scrolls in a box of its own. */
async function unroll(page: Page): Promise<void> {
  const height = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.taro_page, body')]
    return Math.max(...boxes.map((box) => box.scrollHeight))
  })
  const width = page.viewportSize()?.width ?? WIDTH
  await page.setViewportSize({ width, height: Math.max(HEIGHT, height) })
}
