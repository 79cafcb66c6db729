/**
 * `npm start`: builds what is missing, starts the simulator and the product beside it, says where they
 * are and what to try, and stops both on Ctrl-C.
 */

import { openDataFolder } from '../cloudfunctions/db/data-folder'
import { SettingsWrong } from '../cloudfunctions/settings'
import { ensureBuilt } from './client-build'
import { readPlacesToStart } from './places'
import { Ended, type Program, program, untilReady } from './program'
import { settingsFrom, startSimulator } from './simulator'

const running: Program[] = []
let stopping = false
let ready = false

async function main(): Promise<void> {
  const places = readPlacesToStart(process.env)
  const { settings, productUrl, simulatorUrl } = places
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
  const simulator = start(startSimulator(places, phone))
  const fromSimulator = await settingsFrom(simulator, simulatorUrl)

  say('  Starting the product …')
  const product = start(
    program('cloudfunctions/serve.ts', {
      env: { ...fromSimulator, LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn' },
      heard: (text) => process.stdout.write(text),
    }),
  )
  await untilReady(product, readyUrl)

  ready = true
  say(`
  The mini program (in a browser)   ${productUrl}
  Phones with a chat app            ${simulatorUrl}

  Try this: open the second address, let two people share a group, open 小程序 on one phone, choose a
  project, tap 捐一份心意, and pay in the simulated cashier. The gift is under 我的. No real money moves. Every charity and project is an
  example (示例). Everything is kept in ${settings.dataFolder}. Ctrl-C stops both.
`)
}

function readyUrl(heard: unknown): string | undefined {
  const said = heard as { ready?: string } | null
  return typeof said === 'object' ? said?.ready : undefined
}

/** When one of them ends by itself, the other has nothing to do either. */
function start(started: Program): Program {
  running.push(started)
  void started.ended.then((code) => {
    if (stopping) return
    if (ready)
      say('One of the two has ended unexpectedly. Nothing is lost: npm start goes on from there.')
    void stopAll(code === 0 ? 1 : code)
  })
  return started
}

/** The product first: it finishes what it has taken while the simulator still answers. */
async function stopAll(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  for (const started of [...running].reverse()) await started.stop()
  process.exit(code)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

process.on('SIGINT', () => void stopAll(0))
process.on('SIGTERM', () => void stopAll(0))

main().catch(async (error: Error) => {
  if (error instanceof SettingsWrong)
    process.stderr.write(`The settings are wrong:\n${error.message}\n`)
  else if (!(error instanceof Ended)) process.stderr.write(`${error.message}\n`)
  await stopAll(1)
})
