/**
 * Draws `src/assets` anew from `scripts/drawings`: `npx tsx scripts/draw.ts`. The SVGs are written as
 * they are; Chromium (CHROMIUM_PATH, or /usr/bin/chromium) turns those into PNG that the platform
 * takes as nothing else, and their colours are then reduced to a palette to keep the package small.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { pngFiles, svgFiles } from './drawings/files'
import { encodePng } from './drawings/png'

const ASSETS = join(__dirname, '..', 'src', 'assets')
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
    for (const [name, { svg, width, height }] of pngFiles()) {
      const pixels = await page.evaluate(paintPixels, { svg, width, height })
      write(name, encodePng({ width, height, pixels: Buffer.from(pixels, 'base64') }))
    }
  } finally {
    await browser.close()
  }
}

/** Runs in the page: an SVG as raw RGBA, in base64. */
async function paintPixels(picture: {
  svg: string
  width: number
  height: number
}): Promise<string> {
  const { svg, width, height } = picture
  const image = new Image(width, height)
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser has no canvas')
  context.drawImage(image, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  let text = ''
  for (const byte of data) text += String.fromCharCode(byte)
  return btoa(text)
}

function write(name: string, content: string | Buffer): void {
  const path = join(ASSETS, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

void draw()
