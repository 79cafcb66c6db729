/** The client's numbers: packages and first pictures of the mini program, first paint and bytes of H5. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { ensureBuilt } from '../../scripts/client-build'
import { JEST_ENV, runSteps } from '../../scripts/steps'
import { openHouse } from '../browser/house'
import { packageBytes } from '../weapp/package'
import { median } from './rounds'

const ROUNDS = 3
const CPU_SLOWDOWN = 4
const RENDERS = resolve(__dirname, '../../output/weapp-render.json')
const KIB = 1024

/** Sentences for docs/benchmarks.md. Builds what is missing. */
export async function clientNotes(): Promise<string[]> {
  return [...(await weappNotes()), ...(await h5Notes())]
}

async function weappNotes(): Promise<string[]> {
  const packages = Object.entries(packageBytes(await ensureBuilt('weapp')))
  const sizes = packages.map(([name, bytes]) => `${name} ${kib(bytes)}`)
  return [`weapp packages: ${sizes.join(', ')}`, ...firstRenders()]
}

/** The pages need a browser's globals, which jest lends them: a test measures, this reads. */
function firstRenders(): string[] {
  const words = ['--selectProjects', 'weapp', '--testPathPatterns', 'first-render']
  const command = ['jest', ...words]
  if (!runSteps([{ name: 'weapp, first pictures', command, env: JEST_ENV }])) {
    throw new Error('the first pictures of the mini program were not measured')
  }
  const renders: { route: string; ms: number; firstBytes: number; allBytes: number }[] = JSON.parse(
    readFileSync(RENDERS, 'utf8'),
  )
  return renders.map(
    ({ route, ms, firstBytes, allBytes }) =>
      `weapp ${route} in miniprogram-simulate: first picture after ${ms.toFixed(0)} ms with ${kib(firstBytes)} of setData, ${kib(allBytes)} until its content stands`,
  )
}

async function h5Notes(): Promise<string[]> {
  const house = await openHouse()
  try {
    const pages = [
      { name: 'home', path: 'pages/home/index', words: '今天的理由' },
      { name: 'project', path: 'pages/project/index?projectId=flood001', words: '钱用在哪儿' },
    ]
    const notes: string[] = []
    for (const { name, path, words } of pages) {
      const loads: Load[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        loads.push(await load(house.browser, house.at(path), words))
      }
      const [paint, content, bytes] = [
        median(loads.map(({ paintMs }) => paintMs)),
        median(loads.map(({ contentMs }) => contentMs)),
        median(loads.map((one) => one.bytes)),
      ]
      notes.push(
        `H5 ${name}, CPU ${CPU_SLOWDOWN} times slower, nothing cached: first contentful paint ${paint.toFixed(0)} ms, content after ${content.toFixed(0)} ms, ${kib(bytes)} transferred`,
      )
    }
    return notes
  } finally {
    await house.close()
  }
}

type Load = { paintMs: number; contentMs: number; bytes: number }

/** One visit of a browser that has never been here, until the content stands and nothing more is asked for. */
async function load(browser: Browser, url: string, words: string): Promise<Load> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await devtools.send('Network.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  await page.goto(url)
  await page.getByText(words).first().waitFor()
  const contentMs: number = await page.evaluate('performance.now()')
  await page.waitForLoadState('networkidle')
  const paintMs: number = await page.evaluate(
    "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0",
  )
  await context.close()
  if (paintMs === 0) throw new Error(`${url} was never painted`)
  return { paintMs, contentMs, bytes }
}

function kib(bytes: number): string {
  return `${(bytes / KIB).toFixed(1)} KiB`
}
