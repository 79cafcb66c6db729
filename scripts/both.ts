/**
 * The simulator and the product beside it, as children of `npm start` and `npm run demo`: started one
 * after the other, and stopped together.
 */

import { openDataFolder } from '../cloudfunctions/db/data-folder'
import { SettingsWrong } from '../cloudfunctions/settings'
import { ensureBuilt } from './client-build'
import { whenParentGone } from './parent'
import type { Places } from './places'
import { Ended, type Program, program, untilReady } from './program'
import { settingsFrom, startSimulator } from './simulator'

/**
 * Beside the simulator everybody comes from one address, a crowd of thousands too, and nobody tries
 * stolen cards. What is set already stays.
 */
const LIMITS = {
  CALLS_PER_ADDRESS_A_MINUTE: '60000',
  LOGINS_PER_ADDRESS_A_MINUTE: '6000',
  CASHIERS_PER_ADDRESS_A_MINUTE: '6000',
}

const running: Program[] = []
let stopping = false
let ready = false

type Beginning = {
  again: string
  /** Where nobody is there yet. */
  firstPerson?: string
  /** For the simulator alone. */
  simulatorEnv?: NodeJS.ProcessEnv
}

/** Resolves when both answer. */
export async function startBoth(
  places: Places,
  { again, firstPerson, simulatorEnv = {} }: Beginning,
): Promise<void> {
  const { settings, simulatorUrl } = places
  // The product opens it again; here a folder that cannot be used is told before anything starts.
  await (await openDataFolder(settings.dataFolder)).release()

  say('灯愿 Lantern')
  await ensureBuilt('h5', {
    onBuild: () => say('  Building the pages … (about a minute, only when something has changed)'),
  })
  const phone = await ensureBuilt('phone', {
    onBuild: () => say('  Building the phones … (some seconds)'),
  })

  say('  Starting the simulator …')
  const simulator = start(startSimulator(places, phone, simulatorEnv), again)
  const fromSimulator = await settingsFrom(simulator, simulatorUrl, firstPerson)

  say('  Starting the product …')
  const product = start(
    program('cloudfunctions/serve.ts', {
      env: { ...productEnv(places), ...fromSimulator },
      heard: (text) => process.stdout.write(text),
    }),
    again,
  )
  await untilReady(product, readyUrl)
  ready = true
}

/** The product first: it finishes what it has taken while the simulator still answers. */
export async function stopBoth(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  for (const started of [...running].reverse()) await started.stop()
  process.exit(code)
}

/** Runs a script that starts both, until Ctrl-C, SIGTERM, or the end of the npm that runs it; what it rejects with is said in a sentence. */
export function runUntilStopped(main: () => Promise<void>): void {
  process.on('SIGINT', () => void stopBoth(0))
  process.on('SIGTERM', () => void stopBoth(0))
  whenParentGone(() => void stopBoth(0))
  main().catch(async (error: Error) => {
    if (error instanceof SettingsWrong)
      process.stderr.write(`The settings are wrong:\n${error.message}\n`)
    else if (!(error instanceof Ended)) process.stderr.write(`${error.message}\n`)
    await stopBoth(1)
  })
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function productEnv({ settings }: Places): NodeJS.ProcessEnv {
  const set = (name: keyof typeof LIMITS) => process.env[name] || LIMITS[name]
  return {
    DATA_DIR: settings.dataFolder,
    LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
    CALLS_PER_ADDRESS_A_MINUTE: set('CALLS_PER_ADDRESS_A_MINUTE'),
    LOGINS_PER_ADDRESS_A_MINUTE: set('LOGINS_PER_ADDRESS_A_MINUTE'),
    CASHIERS_PER_ADDRESS_A_MINUTE: set('CASHIERS_PER_ADDRESS_A_MINUTE'),
  }
}

function readyUrl(heard: unknown): string | undefined {
  const said = heard as { ready?: string } | null
  return typeof said === 'object' ? said?.ready : undefined
}

/** When one of them ends by itself, the other has nothing to do either. */
function start(started: Program, again: string): Program {
  running.push(started)
  void started.ended.then((code) => {
    if (stopping) return
    if (ready) say(`One of the two has ended unexpectedly. ${again}`)
    void stopBoth(code === 0 ? 1 : code)
  })
  return started
}
