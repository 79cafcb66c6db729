/** `npm run dev`: the pages are built again, and the product started again, when a file changes. */
import { spawn } from 'node:child_process'
import { sampleCharities } from '../cloudfunctions/projects'
import { dayOf } from '../contracts/beijing'
import { ensureBuilt } from './client-build'
import { readPlaces } from './places'
import { program, untilReady } from './program'

async function main(): Promise<void> {
  const { settings, productUrl, simulatorPort, simulatorUrl } = readPlaces(process.env)
  await ensureBuilt('h5')
  const simulator = program('simulator/serve.ts', {
    env: {
      SIMULATOR_PORT: String(simulatorPort),
      SIMULATOR_HOST: settings.host,
      PRODUCT_ORIGIN: productUrl,
      SIMULATOR_DATA: `${settings.dataFolder}/simulator`,
      MERCHANTS: JSON.stringify(
        sampleCharities(dayOf(new Date())).map(({ charityId }) => ({ charityId })),
      ),
      APP_CLOCK_URL: `${productUrl}/development/clock`,
    },
  })
  await untilReady(simulator, (heard) => /http:\/\/\S+/.exec(String(heard))?.[0])
  const watchers = [
    watch('tsx', ['watch', 'cloudfunctions/serve.ts'], { SIMULATOR_URL: simulatorUrl }),
    watch('taro', ['build', '--type', 'h5', '--watch']),
  ]
  process.on('SIGINT', () => {
    for (const watcher of watchers) watcher.kill('SIGTERM')
    void simulator.stop().then(() => process.exit(0))
  })
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
