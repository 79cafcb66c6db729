/**
 * `npm run audit`: proves the books, and exits non-zero on the first lie. A running product is asked,
 * because it holds the database; otherwise the database is opened here.
 */

import { runningIn } from '../cloudfunctions/db/data-folder'
import { buildProduct } from '../cloudfunctions/product'
import { readSettings, SettingsWrong } from '../cloudfunctions/settings'

const SIMULATOR = 'http://127.0.0.1:3100'

type Report = { text: string; well: boolean }

async function main(): Promise<void> {
  const production = process.env['NODE_ENV'] === 'production'
  const settings = readSettings({
    ...(!production && { SIMULATOR_URL: SIMULATOR }),
    LOG_LEVEL: 'silent',
    ...process.env,
  })
  const running = runningIn(settings.dataFolder)
  const report = (running && (await ask(running))) ?? (await open())
  process.stdout.write(
    `${report.text}\n${report.well ? 'The books are right.' : 'THE BOOKS ARE WRONG.'}\n`,
  )
  process.exitCode = report.well ? 0 : 1

  async function open(): Promise<Report> {
    const product = await buildProduct(settings, { roles: { host: false, jobs: false } })
    try {
      return await product.audit()
    } finally {
      await product.close()
    }
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
