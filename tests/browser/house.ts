/** A world whose product also serves its pages, and a browser to open them in. */
import type { Browser } from 'playwright-core'
import { ensureBuilt } from '../../scripts/client-build'
import { aWorld, type World } from '../support/world'
import { openBrowser, openPhone, type Phone, type PhoneOptions } from './phone'

export type House = {
  world: World
  browser: Browser
  /** A new person's phone. */
  aPhone(options?: Omit<PhoneOptions, 'origins'>): Promise<Phone>
  /** The address of a page: `pages/me/index`. */
  at(path: string): string
  /** Ends every phone, and answers what went wrong on them without a word. */
  faultsOnPhones(): Promise<string[]>
  close(): Promise<void>
}

/** The builds may have to be made first. */
const OPENING_MS_MAX = 600_000

/**
 * Stands from before the first test of a file until after its last one; until then it has nothing. After
 * each test it asks that nothing went wrong on a phone without a word.
 */
export function aHouseForThisFile(options: HouseOptions = {}): House {
  let house: House | undefined
  beforeAll(async () => {
    house = await openHouse(options)
  }, OPENING_MS_MAX)
  afterEach(async () => {
    expect(await house?.faultsOnPhones()).toEqual([])
  })
  afterAll(() => house?.close())
  return new Proxy({} as House, {
    get(_nothing, name: keyof House) {
      if (!house) throw new Error('the house is not open yet')
      return house[name]
    },
  })
}

type HouseOptions = {
  /** The simulator serves its own page too, on which people chat. */
  phones?: boolean
  /** When its world begins; now, unless it is said. */
  startMs?: number
}

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const { phones: hasPhones = false, startMs } = options
  const h5 = await ensureBuilt('h5')
  const pagesFolder = hasPhones ? await ensureBuilt('phone') : undefined
  const world = await aWorld({
    database: 'pglite',
    limits: { H5_DIR: h5 },
    simulator: { pagesFolder, productOrigins: [], ...(startMs !== undefined && { startMs }) },
  })
  // The simulator's cashier lets itself be shown, and speaks, to the product's pages alone.
  const { phonesAt } = await world.control('/app', { origins: [world.url] })
  const browser = await openBrowser()
  const origins = [world.url, world.simulator.url, String(phonesAt)]
  let phones: Phone[] = []
  return {
    world,
    browser,
    async aPhone(options = {}) {
      const phone = await openPhone(browser, { origins, ...options })
      phones.push(phone)
      return phone
    },
    at: (path) => `${world.url}/#/${path}`,
    async faultsOnPhones() {
      const faults = phones.flatMap((phone) => phone.faults)
      await Promise.all(phones.map(({ context }) => context.close()))
      phones = []
      return faults
    },
    async close() {
      await browser.close()
      await world.close()
    },
  }
}
