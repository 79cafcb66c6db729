/**
 * `npm start`: builds what is missing, starts the simulator and the product beside it, says where they
 * are and what to try, and stops both on Ctrl-C.
 */

import { openDataFolder } from '../cloudfunctions/db/data-folder'
import { sampleCharities } from '../cloudfunctions/projects'
import { SettingsWrong } from '../cloudfunctions/settings'
import { type Day, dayOf } from '../contracts/beijing'
import { ensureBuilt } from './client-build'
import { readPlaces } from './places'
import { Ended, type Program, program, untilReady } from './program'

const running: Program[] = []
let stopping = false
let ready = false

async function main(): Promise<void> {
  const { settings, productUrl, simulatorPort, simulatorUrl } = readPlaces(process.env)
  // The product opens it again; here a folder that cannot be used is told before anything starts.
  await (await openDataFolder(settings.dataFolder)).release()

  say('灯愿 Lantern')
  await ensureBuilt('h5', {
    onBuild: () => say('  Building the pages … (about a minute, only when something has changed)'),
  })

  say('  Starting the simulator …')
  const simulator = start(
    program('simulator/serve.ts', {
      env: {
        SIMULATOR_PORT: String(simulatorPort),
        SIMULATOR_HOST: settings.host,
        SIMULATOR_DATA: `${settings.dataFolder}/simulator`,
        MERCHANTS: JSON.stringify(merchants(dayOf(new Date()))),
        PRODUCT_ORIGIN: `${productUrl},http://localhost:${settings.port}`,
      },
    }),
  )
  await untilReady(simulator, (heard) => /http:\/\/\S+/.exec(String(heard))?.[0])
  const operator = await firstPerson(simulatorUrl)

  say('  Starting the product …')
  const product = start(
    program('cloudfunctions/serve.ts', {
      env: {
        SIMULATOR_URL: simulatorUrl,
        OPERATOR_OPENIDS: process.env['OPERATOR_OPENIDS'] || operator,
        LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
      },
      heard: (text) => process.stdout.write(text),
    }),
  )
  await untilReady(product, readyUrl)
  await tell(simulatorUrl, '/control/app', { clockUrl: `${productUrl}/development/clock` })

  ready = true
  say(`
  The mini program (in a browser)   ${productUrl}
  The simulator of WeChat           ${simulatorUrl}

  Try this: open the first address on a narrow window, choose a project, tap 捐一份心意, and pay in the
  simulated cashier. The gift is under 我的. No real money moves. Every charity and project is an
  example (示例). Everything is kept in ${settings.dataFolder}. Ctrl-C stops both.
`)
}

function merchants(today: Day): { charityId: string; name: string }[] {
  return sampleCharities(today).map(({ charityId, name }) => ({ charityId, name: name.zh }))
}

function readyUrl(heard: unknown): string | undefined {
  const said = heard as { ready?: string } | null
  return typeof said === 'object' ? said?.ready : undefined
}

/** The first sample person is the operator of a development product. */
async function firstPerson(simulatorUrl: string): Promise<string> {
  const people: { openid: string }[] = await (await fetch(`${simulatorUrl}/control/people`)).json()
  const person =
    people[0] ?? (await tell(simulatorUrl, '/control/people', { name: '小满（示例）' }))
  return person.openid
}

async function tell(url: string, path: string, body: unknown): Promise<{ openid: string }> {
  const reply = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`The simulator answered ${reply.status} to ${path}.`)
  return reply.json()
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
