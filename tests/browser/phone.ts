/**
 * A phone: Chromium at a phone's size, set as some person has set theirs, and watched. Whatever goes
 * wrong without the person being told ends up in `faults`, and a test that leaves one there fails.
 */
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Request,
} from 'playwright-core'

export type Mode = 'light' | 'dark' | 'large' | 'narrow' | 'narrow-large' | 'wide' | 'english'

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
const PHONE = { width: 390, height: 844 }
const NARROW = { ...PHONE, width: 320 }
const WIDE = { width: 1440, height: 900 }
const PATIENCE_MS = 45_000

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS })
}

export type Phone = {
  context: BrowserContext
  page: Page
  /** Console errors, uncaught exceptions, failed requests, refusals, and requests to strangers. */
  faults: string[]
  /** The app is ended and opened again on the same phone; what it kept is still there. */
  restart(): Promise<Page>
}

export type PhoneOptions = {
  mode?: Mode
  /** The only addresses that a page may ask. */
  origins: readonly string[]
  /** Whose phone it is: an openid of the simulator's. Without one the app takes a new person. */
  person?: string
  /** Faults that belong to the story: a refusal that is awaited, a network that is cut. */
  forgiven?: RegExp
}

export async function openPhone(browser: Browser, options: PhoneOptions): Promise<Phone> {
  const { mode = 'light', person } = options
  const context = await browser.newContext({
    viewport: mode === 'wide' ? WIDE : mode.startsWith('narrow') ? NARROW : PHONE,
    deviceScaleFactor: mode === 'wide' ? 1 : 2,
    isMobile: mode !== 'wide',
    hasTouch: mode !== 'wide',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: mode === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  if (mode.endsWith('large')) await keep(context, 'look', { textSize: 'large' })
  if (mode === 'english') await keep(context, 'look', { lang: 'en' })
  if (person) await keep(context, 'person', person)
  const faults: string[] = []
  const open = async () => watched(await context.newPage(), faults, options)
  const phone: Phone = {
    context,
    faults,
    page: await open(),
    async restart() {
      await phone.page.close()
      phone.page = await open()
      return phone.page
    },
  }
  return phone
}

/** Stores a value as the app stores it (src/platform/storage.ts), unless there is one already. */
async function keep(context: BrowserContext, name: string, value: unknown): Promise<void> {
  // Taro's storage in a browser wraps each value; ours is JSON within it.
  const stored = JSON.stringify({ data: JSON.stringify(value) })
  await context.addInitScript(
    ([key, text]) => {
      if (!localStorage.getItem(key)) localStorage.setItem(key, text)
    },
    [`lantern.${name}`, stored] as const,
  )
}

function watched(page: Page, faults: string[], { origins, forgiven }: PhoneOptions): Page {
  const note = (fault: string): void => {
    if (!forgiven?.test(fault)) faults.push(fault)
  }
  page.on('pageerror', (error) => note(`exception: ${error.message}`))
  page.on('console', (message) => {
    // A request that failed is noted below, with its address.
    const asks = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !asks) note(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && !origins.includes(origin)) note(`stranger: ${origin}`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A page that goes away drops what it was asking.
    if (why !== 'net::ERR_ABORTED') note(`${why}: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) note(`${response.status()}: ${response.url()}`)
  })
  return page
}

/** The name of the function that a request calls; undefined for everything else. */
export function calledBy(request: Request): string | undefined {
  return /\/1\.1\/(?:functions\/)?([\w.]+)$/.exec(new URL(request.url()).pathname)?.[1]
}
