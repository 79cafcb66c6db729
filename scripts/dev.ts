/** `npm run dev`: the pages are built again, and the product started again, when a file changes. */
import { spawn } from 'node:child_process'
import { watch as watchFolder } from 'node:fs'
import { resolve } from 'node:path'
import { ensureBuilt } from './client-build'
import { whenParentGone } from './parent'
import { readPlacesToStart } from './places'
import { settingsFrom, startSimulator } from './simulator'

const PAGES_ARE_MADE_OF = ['src', 'contracts', 'config', 'simulator/phone']
/** An editor writes a file in several steps. */
const SETTLE_MS = 200

async function main(): Promise<void> {
  const places = readPlacesToStart(process.env)
  await buildPages()
  const simulator = startSimulator(places, await ensureBuilt('phone'))
  const fromSimulator = await settingsFrom(simulator, places.simulatorUrl)
  const server = watch('tsx', ['watch', 'cloudfunctions/serve.ts'], fromSimulator)
  buildOnChange()
  process.stdout.write(`
  The mini program (in a browser)   ${places.productUrl}
  Phones with a chat app            ${places.simulatorUrl}

`)
  const stop = () => {
    server.kill('SIGTERM')
    void simulator.stop().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  whenParentGone(stop)
}

function watch(command: string, words: string[], env: NodeJS.ProcessEnv = {}) {
  return spawn(`node_modules/.bin/${command}`, words, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
}

/**
 * The same build as `npm start` makes, in half a minute: what is seen is what people get. Taro's own watch
 * mode serves other files from a server of its own.
 */
function buildOnChange(): void {
  let changed = false
  let building = false
  async function build(): Promise<void> {
    if (building) return
    building = true
    while (changed) {
      changed = false
      await buildPages().catch((error: Error) => say(error.message))
    }
    building = false
  }
  for (const folder of PAGES_ARE_MADE_OF) {
    watchFolder(resolve(__dirname, '..', folder), { recursive: true }, () => {
      changed = true
      setTimeout(() => void build(), SETTLE_MS)
    })
  }
}

/** The phones are read at each call, so that a reload shows the new ones. */
async function buildPages(): Promise<void> {
  let built = false
  const onBuild = () => {
    built = true
    say('The pages are being built …')
  }
  await ensureBuilt('h5', { onBuild })
  await ensureBuilt('phone', { onBuild })
  if (built) say('The pages are built.')
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
