/**
 * Draws `src/assets` and `cards` anew from `scripts/drawings`: `npx tsx scripts/draw.ts`. The SVGs are written as
 * they are; Chromium (CHROMIUM_PATH, or /usr/bin/chromium) turns the others into pixels.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { cardFiles, pixelFiles, svgFiles } from './drawings/files'

const ASSETS = join(__dirname, '..', 'src', 'assets')
const CARDS = join(__dirname, '..', 'cards')
const JPEG_QUALITY = 74
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

async function draw(): Promise<void> {
  for (const [name, text] of svgFiles()) write(join(ASSETS, name), text)
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: FLAGS,
  })
  try {
    const page = await browser.newPage()
    const pixels = [
      ...[...pixelFiles()].map(([name, picture]) => [join(ASSETS, name), picture] as const),
      ...[...cardFiles()].map(([name, picture]) => [join(CARDS, name), picture] as const),
    ]
    for (const [path, { svg, width, height }] of pixels) {
      await page.setViewportSize({ width, height })
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:100%;height:auto}</style>${svg}`,
      )
      const kind = path.endsWith('.jpg')
        ? ({ type: 'jpeg', quality: JPEG_QUALITY } as const)
        : ({ type: 'png', omitBackground: true } as const)
      write(path, await page.screenshot(kind))
    }
  } finally {
    await browser.close()
  }
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

void draw()
