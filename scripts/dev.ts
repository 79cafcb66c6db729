/** `npm run dev`: the pages are built again, and the product started again, when a file changes. */
import { spawn } from 'node:child_process'
import { ensureBuilt } from './client-build'
import { readPlaces } from './places'
import { settingsFrom, startSimulator } from './simulator'

async function main(): Promise<void> {
  const places = readPlaces(process.env)
  await ensureBuilt('h5')
  const simulator = startSimulator(places)
  const fromSimulator = await settingsFrom(simulator, places.simulatorUrl)
  const watchers = [
    watch('tsx', ['watch', 'cloudfunctions/serve.ts'], fromSimulator),
    watch('taro', ['build', '--type', 'h5', '--watch']),
  ]
  process.stdout.write(`
  The mini program (in a browser)   ${places.productUrl}
  The simulator of WeChat           ${places.simulatorUrl}

`)
  const stop = () => {
    for (const watcher of watchers) watcher.kill('SIGTERM')
    void simulator.stop().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function watch(command: string, words: string[], env: NodeJS.ProcessEnv = {}) {
  return spawn(`node_modules/.bin/${command}`, words, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
