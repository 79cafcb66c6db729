/** The product as a process: `serve` answers and works off jobs, `serve --only=host|jobs` does one. */
import { setTimeout as wait } from 'node:timers/promises'
import { knowsNoPayment } from './checks'
import { buildProduct, type Product, type Roles } from './product'
import { readSettings, type Settings, SettingsWrong } from './settings'

/** Longer than a batch and a function take; then the process ends in any case. */
const CLOSE_MS_MAX = 20_000

/** A simulator that is to answer badly may take its time, and the start does not wait for it. */
const STRANGER_MS_MAX = 3_000

const STRANGER =
  'Warning: the simulator knows none of the payments in the database, as if its folder was removed or exchanged; they cannot be given back and the audit calls them lies, so put that folder back, or begin anew with an empty DATA_DIR.'

async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const product = await buildProduct(settings, {
    roles: rolesOf(process.argv),
  })
  if (await isStranger(settings, product)) process.stderr.write(`${STRANGER}\n`)
  const url = await product.listen()
  product.app.log.info({ url, database: product.db.kind }, 'the product is ready')
  process.send?.({ ready: url })

  let closing = false
  const close = (signal: string) => {
    if (closing) return
    closing = true
    product.app.log.info({ signal }, 'closing')
    setTimeout(() => process.exit(1), CLOSE_MS_MAX).unref()
    product.close().then(
      () => process.exit(0),
      (error) => {
        product.app.log.error({ err: error }, 'closing failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
  // Whoever started us is gone without a word: nobody is left to stop us.
  process.on('disconnect', () => close('disconnect'))
}

/** In development the simulator's folder may be removed while the database stays, or the other way round. */
async function isStranger({ simulatorUrl }: Settings, { app }: Product): Promise<boolean> {
  if (simulatorUrl === undefined) return false
  const late = wait(STRANGER_MS_MAX, false, { ref: false })
  return Promise.race([knowsNoPayment(app.db, app), late])
}

function rolesOf(words: readonly string[]): Roles {
  const only = words.find((word) => word.startsWith('--only='))?.slice('--only='.length)
  return { host: only !== 'jobs', jobs: only !== 'host' }
}

main().catch((error: Error & { code?: string; port?: number }) => {
  process.stderr.write(`${sentenceFor(error)}\n`)
  process.exit(1)
})

function sentenceFor(error: Error & { code?: string; port?: number }): string {
  if (error instanceof SettingsWrong) return `The settings are wrong:\n${error.message}`
  if (error.code === 'EADDRINUSE') {
    return `Port ${error.port} is in use. Stop what uses it, or choose another with PORT.`
  }
  if (error.code === 'EACCES' && error.port !== undefined) {
    return `Port ${error.port} may not be used by this user. Choose one above 1023 with PORT.`
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return `HOST is no address of this machine (${error.message}). Leave it out, or name one.`
  }
  return error.message
}
