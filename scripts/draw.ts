/**
 * Draws `src/assets` anew from `scripts/drawings`: `npx tsx scripts/draw.ts`. The SVGs are written as
 * they are; Chromium (CHROMIUM_PATH, or /usr/bin/chromium) turns the others into pixels.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { pixelFiles, svgFiles } from './drawings/files'

const ASSETS = join(__dirname, '..', 'src', 'assets')
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
  for (const [name, text] of svgFiles()) write(name, text)
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: FLAGS,
  })
  try {
    const page = await browser.newPage()
    for (const [name, { svg, width, height }] of pixelFiles()) {
      await page.setViewportSize({ width, height })
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:100%;height:auto}</style>${svg}`,
      )
      const kind = name.endsWith('.jpg')
        ? ({ type: 'jpeg', quality: JPEG_QUALITY } as const)
        : ({ type: 'png', omitBackground: true } as const)
      write(name, await page.screenshot(kind))
    }
  } finally {
    await browser.close()
  }
}

function write(name: string, content: string | Buffer): void {
  const path = join(ASSETS, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

void draw()
