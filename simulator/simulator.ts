import { resumePayments } from './cashier/payment'
import { lockFolder } from './folder-lock'
import { forgetfulJournal, openJournal } from './journal'
import type { MerchantWish } from './keys/keyring'
import { openKeyring } from './keys/keyring'
import { relayServer } from './network/relay'
import { resumeCharges } from './papay/charges'
import { resumeContracts } from './papay/contracts'
import { resumeRefunds } from './pay/refunds'
import { backupServer, mainServer } from './servers'
import type { AppSettings } from './settings-for-the-app'
import { settingsForTheApp } from './settings-for-the-app'
import type { WorldOptions } from './world'
import { createWorld } from './world'

export type SimulatorOptions = Partial<WorldOptions> & {
  /** One merchant account for each charity. */
  merchants: MerchantWish[]
  /** 0 takes any free port. */
  port?: number | undefined
  /** The backup host of API v3; the port after `port` when left out. */
  backupPort?: number | undefined
  /** Where the phones' network passes; two ports after `port` when left out. */
  relayPort?: number | undefined
  host?: string | undefined
  /** Where keys and books are kept; nothing is kept without it. */
  dataFolder?: string | undefined
  /** The phone page as it was built; `GET /` says so when there is none. */
  pagesFolder?: string | undefined
  /** People who are there from the start. */
  people?: { name: string; openid?: string; unionid?: string }[]
}

export type Simulator = {
  url: string
  settingsForTheApp: AppSettings
  /** Has the app's clock follow this one; the app must be listening. */
  followApp(clockUrl: string): Promise<void>
  close(): Promise<void>
}

const PRODUCT_ORIGINS = ['http://127.0.0.1:3000', 'http://localhost:3000']

/**
 * Starts the whole platform inside this process. Throws what `listen` throws when a port is in use, and
 * `FolderInUse`, `KeysUnreadable` or `JournalUnreadable`, whose messages say what to do.
 */
export const startSimulator = async (options: SimulatorOptions): Promise<Simulator> => {
  const memory = await openMemory(options)
  const { world } = memory
  for (const person of options.people ?? []) world.people.add(person)

  const main = await mainServer(world, options.pagesFolder)
  const backup = await backupServer(world)
  const relay = relayServer(world)
  const close = async () => {
    world.clock.stop()
    await Promise.all([main.close(), backup.close(), relay.close()])
    await memory.close()
  }
  try {
    const { host = '127.0.0.1', port = 0 } = options
    world.origins.main = await main.listen({ host, port })
    world.origins.backup = await backup.listen({ host, port: options.backupPort ?? after(port, 1) })
    world.origins.relay = await relay.listen({ host, port: options.relayPort ?? after(port, 2) })
    world.app.relayedAt(world.origins.relay)
  } catch (error) {
    await close()
    throw error
  }
  resumePayments(world)
  resumeRefunds(world)
  resumeCharges(world)
  resumeContracts(world)
  return {
    url: world.origins.main,
    settingsForTheApp: settingsForTheApp(world),
    followApp: (clockUrl) => world.app.follow(clockUrl, world.clock.nowMs()),
    close,
  }
}

const openMemory = async (options: SimulatorOptions) => {
  const { dataFolder: folder, productOrigins = PRODUCT_ORIGINS } = options
  const lock = folder === undefined ? undefined : await lockFolder(folder)
  try {
    const keyring = await openKeyring(options.merchants, folder)
    const journal = folder === undefined ? forgetfulJournal : await openJournal(folder)
    const world = createWorld(keyring, journal, { ...options, productOrigins })
    const close = async () => {
      await journal.close()
      await lock?.release()
    }
    return { world, close }
  } catch (error) {
    await lock?.release()
    throw error
  }
}

const after = (port: number, places: number) => (port === 0 ? 0 : port + places)
