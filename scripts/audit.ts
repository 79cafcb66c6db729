/**
 * `npm run audit`: proves the books, and exits non-zero on the first lie. A running product is asked,
 * because it holds the database; otherwise the database is opened here. `-- --bills` also reads the
 * provider's bills again, as far back as it keeps them.
 */

import { existsSync } from 'node:fs'
import { audit, auditReport } from '../cloudfunctions/checks'
import { wallClock } from '../cloudfunctions/clock'
import { type Db, sql } from '../cloudfunctions/db'
import { runningIn } from '../cloudfunctions/db/data-folder'
import { signerOf } from '../cloudfunctions/ledger'
import { debitContracts, wechatPay } from '../cloudfunctions/payments'
import { secureRandom } from '../cloudfunctions/random'
import { readSettings, type Settings, SettingsWrong } from '../cloudfunctions/settings'
import { platformOf, simulatedClock } from '../cloudfunctions/simulated-platform'
import { openStoreAsItIs, type Store } from '../cloudfunctions/store'
import { readPlaces, simulatorFolder } from './places'

type Report = { text: string; well: boolean }

async function main(words: readonly string[]): Promise<void> {
  const bills = words.includes('--bills')
  // Real keys have no simulator beside them, whatever NODE_ENV says.
  const production = process.env['NODE_ENV'] === 'production' || !!process.env['WECHATPAY_FILE']
  const quiet = { LOG_LEVEL: 'silent', ...process.env }
  const settings = production ? readSettings(quiet) : readPlaces(quiet).settings
  const running = runningIn(settings.dataFolder)
  const report = (running && (await ask(running, bills))) ?? (await open(settings, bills))
  process.stdout.write(`${report.text}\n`)
  process.exitCode = report.well ? 0 : 1
}

/** The books alone, and the provider's word where it can be had. Reads, and writes nothing. */
async function open(settings: Settings, bills: boolean): Promise<Report> {
  const store = await openStoreAsItIs(settings)
  try {
    const provider = await providerOf(settings)
    const { simulatorUrl } = settings
    const clock = simulatorUrl === undefined ? wallClock : await simulatedClock(simulatorUrl)
    const report = auditReport(
      await audit({
        db: store.db,
        clock,
        ...provider,
        publicKey: publicKeyOf(settings, store),
        bills,
      }),
    )
    if (!('unreachable' in provider)) return concluded(report)
    const text = `${report.text}\n--   the provider was not asked: ${provider.unreachable}`
    return report.well ? halfProven(settings, text, store.db) : concluded({ ...report, text })
  } finally {
    await store.close()
  }
}

/**
 * The books agree with themselves, and nobody was asked whether the money is there. On a machine for trying
 * things out there may be no simulator running; one that is gone will never confirm what it was paid, and
 * real money has a provider to ask.
 */
async function halfProven(settings: Settings, text: string, db: Db): Promise<Report> {
  const notProven = 'The books are not proven.'
  if (settings.production) return { text: `${text}\n${notProven}`, well: false }
  const { n } = await db.one<{ n: number }>(sql`select count(*) as n from payment`)
  const simulator = simulatorFolder(settings)
  if (n > 0 && !existsSync(simulator)) {
    const gone = `--   the simulator’s folder ${simulator} is gone: nobody can confirm what was paid (${n})`
    return { text: `${text}\n${gone}\n${notProven}`, well: false }
  }
  const half = 'The books agree with themselves; whether the provider agrees was not asked.'
  return { text: `${text}\n${half}`, well: true }
}

/** Of closed days; the key is the folder’s where the settings name none. */
function publicKeyOf({ sealingKey }: Settings, { folder }: Store): string | undefined {
  const key = sealingKey ?? folder?.developmentKey()
  return key && signerOf(key).publicKey
}

async function providerOf(settings: Settings) {
  try {
    const platform = await platformOf(settings)
    const deps = { wallClock, random: secureRandom }
    return { pay: wechatPay(platform.pay, deps), debit: debitContracts(platform.pay, deps) }
  } catch (error) {
    return { unreachable: (error as Error).message }
  }
}

/** Undefined when the product is gone and has only left its note behind. */
async function ask(
  { url, token }: { url: string; token: string },
  bills: boolean,
): Promise<Report | undefined> {
  const reply = await fetch(`${url}/audit${bills ? '?bills' : ''}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => undefined)
  // Somebody else may answer there by now, and knows nothing of it.
  if (!reply || reply.status === 404) return undefined
  if (!reply.ok) throw new Error(`The running product could not prove its books (${reply.status}).`)
  return concluded(await reply.json())
}

function concluded({ text, well }: Report): Report {
  return { text: `${text}\n${well ? 'The books are right.' : 'THE BOOKS ARE WRONG.'}`, well }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(
    error instanceof SettingsWrong
      ? `The settings are wrong:\n${error.message}\n`
      : `${error.message}\n`,
  )
  process.exitCode = 1
})
