import { join } from 'node:path'
import { z } from 'zod'
import type { SimulatorOptions } from './simulator'

/** The environment variables of `serve.ts`, with a sentence for each that is wrong. */

const port = z.coerce.number('must be a number').int().min(0).max(65_535)

const merchantsSchema = z
  .array(
    z.strictObject({
      charityId: z.string().min(1),
      mchid: z.string().min(1).max(32).optional(),
      name: z.string().optional(),
    }),
  )
  .min(1)

const json = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue('must be JSON')
    return z.NEVER
  }
}

const SAMPLE_MERCHANTS = '[{"charityId":"sample"}]'
const PORT = 3100

const environmentSchema = z.object({
  SIMULATOR_PORT: port.default(PORT),
  SIMULATOR_BACKUP_PORT: port.optional(),
  SIMULATOR_RELAY_PORT: port.optional(),
  SIMULATOR_HOST: z.string().min(1).default('127.0.0.1'),
  SIMULATOR_DATA: z.string().min(1).optional(),
  /** The product's folder; the simulator's part of it is the same that `npm start` gives it. */
  DATA_DIR: z.string().optional(),
  SIMULATOR_PAGES: z.string().optional(),
  SIMULATOR_SEED: z.coerce.number('must be a number').int().min(0).optional(),
  SIMULATOR_START: z.iso
    .datetime({ offset: true, error: 'must be a time in ISO' })
    .transform((text) => Date.parse(text))
    .optional(),
  MERCHANTS: z.string().default(SAMPLE_MERCHANTS).transform(json).pipe(merchantsSchema),
  PRODUCT_ORIGIN: z
    .string()
    .default('http://127.0.0.1:3000,http://localhost:3000')
    .transform((text) => text.split(','))
    .pipe(
      z.array(
        z.url({ protocol: /^https?$/, error: 'must be one or more origins, with commas between' }),
      ),
    ),
  APP_CLOCK_URL: z.url({ protocol: /^https?$/, error: 'must be an address' }).optional(),
  /** As the product has them. */
  LEANCLOUD_APP_ID: z
    .string()
    .default('')
    .transform((id) => id || 'lantern'),
  LEANCLOUD_APP_KEY: z
    .string()
    .default('')
    .transform((key) => key || 'lantern-demo'),
})

export class SettingsWrong extends Error {}

/** Throws `SettingsWrong`, whose message has a line for each setting that can't be used. */
export const readSettings = (environment: NodeJS.ProcessEnv): SimulatorOptions => {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new SettingsWrong(lines.join('\n'))
  }
  const settings = parsed.data
  return {
    port: settings.SIMULATOR_PORT,
    backupPort: settings.SIMULATOR_BACKUP_PORT,
    relayPort: settings.SIMULATOR_RELAY_PORT,
    host: settings.SIMULATOR_HOST,
    dataFolder: settings.SIMULATOR_DATA ?? partOf(settings.DATA_DIR),
    pagesFolder: settings.SIMULATOR_PAGES || undefined,
    seed: settings.SIMULATOR_SEED,
    startMs: settings.SIMULATOR_START,
    merchants: settings.MERCHANTS,
    productOrigins: settings.PRODUCT_ORIGIN,
    appClockUrl: settings.APP_CLOCK_URL,
    appKey: { id: settings.LEANCLOUD_APP_ID, key: settings.LEANCLOUD_APP_KEY },
  }
}

const partOf = (folder: string | undefined) => (folder ? join(folder, 'simulator') : undefined)
