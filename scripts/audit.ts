/**
 * `npm run audit`: proves the books, and exits non-zero on the first lie. A running product is asked,
 * because it holds the database; otherwise the database is opened here.
 */

import { audit, auditReport } from '../cloudfunctions/checks'
import { wallClock } from '../cloudfunctions/clock'
import { runningIn } from '../cloudfunctions/db/data-folder'
import { type PaymentProvider, wechatPay } from '../cloudfunctions/payments'
import { secureRandom } from '../cloudfunctions/random'
import { readSettings, type Settings, SettingsWrong } from '../cloudfunctions/settings'
import { platformOf, simulatedClock } from '../cloudfunctions/simulated-platform'
import { openStore } from '../cloudfunctions/store'
import { readPlaces } from './places'

type Report = { text: string; well: boolean }

async function main(): Promise<void> {
  const production = process.env['NODE_ENV'] === 'production'
  const quiet = { LOG_LEVEL: 'silent', ...process.env }
  const settings = production ? readSettings(quiet) : readPlaces(quiet).settings
  const running = runningIn(settings.dataFolder)
  const report = (running && (await ask(running))) ?? (await open(settings))
  process.stdout.write(
    `${report.text}\n${report.well ? 'The books are right.' : 'THE BOOKS ARE WRONG.'}\n`,
  )
  process.exitCode = report.well ? 0 : 1
}

/** The books alone, and the provider's word where it can be had. Reads, and writes nothing. */
async function open(settings: Settings): Promise<Report> {
  const store = await openStore(settings)
  try {
    const pay = await providerOf(settings)
    const { simulatorUrl } = settings
    const clock = simulatorUrl === undefined ? wallClock : await simulatedClock(simulatorUrl)
    const report = auditReport(await audit({ db: store.db, clock, pay }))
    if (pay) return report
    return {
      ...report,
      text: `${report.text}\n--   the provider was not asked: it cannot be reached`,
    }
  } finally {
    await store.close()
  }
}

async function providerOf(settings: Settings): Promise<PaymentProvider | undefined> {
  try {
    const platform = await platformOf(settings)
    return wechatPay(platform.pay, { wallClock, random: secureRandom })
  } catch {
    return undefined
  }
}

/** Undefined when the product is gone and has only left its note behind. */
async function ask({ url, token }: { url: string; token: string }): Promise<Report | undefined> {
  try {
    const reply = await fetch(`${url}/audit`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    })
    return reply.ok ? await reply.json() : undefined
  } catch {
    return undefined
  }
}

main().catch((error: Error) => {
  process.stderr.write(
    error instanceof SettingsWrong
      ? `The settings are wrong:\n${error.message}\n`
      : `${error.message}\n`,
  )
  process.exitCode = 1
})
