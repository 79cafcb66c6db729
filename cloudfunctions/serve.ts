/** The product as a process: `serve` answers and works off jobs, `serve --only=host|jobs` does one. */
import { buildProduct, type Roles } from './product'
import { readSettings, SettingsWrong } from './settings'

/** Longer than a batch and a function take; then the process ends in any case. */
const CLOSE_MS_MAX = 20_000

async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const product = await buildProduct(settings, {
    roles: rolesOf(process.argv),
  })
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

function rolesOf(words: readonly string[]): Roles {
  const only = words.find((word) => word.startsWith('--only='))?.slice('--only='.length)
  return { host: only !== 'jobs', jobs: only !== 'host' }
}

main().catch((error: Error & { code?: string; port?: number }) => {
  const sentence =
    error.code === 'EADDRINUSE'
      ? `Port ${error.port} is in use. Stop what uses it, or choose another with PORT.`
      : error instanceof SettingsWrong
        ? `The settings are wrong:\n${error.message}`
        : error.message
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
})
