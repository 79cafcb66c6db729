/**
 * Settings are environment variables, parsed once at start. What is missing or wrong is said in one
 * sentence each; what is unlawful or unsafe in production does not start.
 */
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { z } from 'zod'
import { WECHAT_HOST } from './chat'
import type { HostLimits } from './host'
import { MessageTemplates, SIMULATED_TEMPLATES } from './notices'
import { DebitSettings, isSimulated, WECHAT_PAY_HOSTS, type WechatPaySettings } from './payments'

/** One sentence a line, each naming its variable. */
export class SettingsWrong extends Error {
  override readonly name = 'SettingsWrong'
}

/** What the two outside services need to be told: official ones, or the simulator's. */
export type Platform = {
  appid: string
  secret: string
  chatHost: string
  pay: WechatPaySettings
  /** Which merchant account each charity has. */
  merchantOf: ReadonlyMap<string, string>
}

export type Settings = {
  production: boolean
  host: string
  port: number
  dataFolder: string
  /** The built pages; what is missing there is said by a page of its own. */
  h5Folder: string
  databaseUrl: string | undefined
  publicUrl: string
  simulatorUrl: string | undefined
  appId: string
  appKey: string
  operatorOpenids: readonly string[]
  sealingKey: Buffer | undefined
  words: readonly string[]
  /** Of the subscription messages that go out beside notices. */
  templates: MessageTemplates
  limits: Partial<HostLimits>
  /** Calls a second to a merchant’s debit account, of all processes together. */
  debitsASecond: number
  messagesASecond: number
  /** Our own proxies: from them, and from nobody else, X-Forwarded-For is believed. */
  trustedProxies: readonly string[]
  logLevel: string
  /** Absent in development until the simulator has told it. */
  platform: Platform | undefined
}

const port = z.coerce
  .number('must be a port, 0 to 65535')
  .int('must be a port, 0 to 65535')
  .min(0, 'must be a port, 0 to 65535')
  .max(65_535, 'must be a port, 0 to 65535')
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  )
const count = z.coerce.number().int().min(1).optional()

const environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z.string().min(1).optional(),
  PORT: port.default(3000),
  DATA_DIR: z.string().min(1).default('.data'),
  H5_DIR: z.string().min(1).default('dist/h5'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be the address of a PostgreSQL, such as postgres://user@host:5432/lantern',
    })
    .optional(),
  PUBLIC_URL: z.url().optional(),
  SIMULATOR_URL: z.url().optional(),
  LEANCLOUD_APP_ID: z.string().min(1).default('lantern'),
  LEANCLOUD_APP_KEY: z.string().min(1).default('lantern-demo'),
  OPERATOR_OPENIDS: list,
  SEALING_KEY: z.base64().optional(),
  REFUSED_WORDS: list,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  CALLS_PER_ADDRESS_A_MINUTE: count,
  CALLS_PER_PERSON_A_MINUTE: count,
  LOGINS_PER_ADDRESS_A_MINUTE: count,
  CASHIERS_PER_PERSON_A_MINUTE: count,
  CASHIERS_PER_ADDRESS_A_MINUTE: count,
  FUNCTION_MS_MAX: count,
  DEBITS_A_SECOND: z.coerce.number().positive().max(10_000).default(150),
  // Of the ten million a day that the platform takes of anybody, some 115 a second.
  MESSAGES_A_SECOND: z.coerce.number().positive().max(10_000).default(100),
  TRUSTED_PROXIES: list.refine((proxies) => proxies.every(isAddressOrBlock), {
    error:
      'must be addresses or CIDR blocks of your own proxies with commas between, such as 10.0.0.5,10.1.0.0/16',
  }),
  WECHAT_APPID: z.string().optional(),
  WECHAT_SECRET: z.string().optional(),
  WECHATPAY_FILE: z.string().optional(),
  MESSAGE_TEMPLATES_FILE: z.string().optional(),
  FUNDRAISING_HOST: z.enum(['designated-platform', 'own-charity']).optional(),
  FUNDRAISING_DESIGNATION: z.string().min(4).optional(),
})

type Environment = z.infer<typeof environment>

const payFile = z.object({
  platformKeys: z.array(z.object({ serial: z.string(), publicKeyPem: z.string() })).min(1),
  merchants: z
    .array(
      z.object({
        charityId: z.string(),
        mchid: z.string(),
        serialNumber: z.string(),
        privateKeyPem: z.string(),
        apiV3Key: z.string(),
        debit: DebitSettings.optional(),
      }),
    )
    .min(1),
})

/** @throws SettingsWrong */
export function readSettings(variables: NodeJS.ProcessEnv): Settings {
  // An empty variable is an unset one: that is what people mean by `PORT= npm start`.
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(set)
  if (!parsed.success) {
    throw new SettingsWrong(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join('\n'),
    )
  }
  const given = parsed.data
  const platform = readPlatform(given)
  // Real merchant keys move real money, so they are production, whatever NODE_ENV says.
  const production = given.NODE_ENV === 'production' || (!!platform && !isSimulated(platform.pay))
  const wrong = [...problems(given, platform, production)]
  if (wrong.length > 0) throw new SettingsWrong(wrong.join('\n'))
  const host = given.HOST ?? '127.0.0.1'
  return {
    production,
    host,
    port: given.PORT,
    dataFolder: given.DATA_DIR,
    h5Folder: given.H5_DIR,
    databaseUrl: given.DATABASE_URL,
    publicUrl: (given.PUBLIC_URL ?? `http://${host}:${given.PORT}`).replace(/\/$/, ''),
    simulatorUrl: given.SIMULATOR_URL?.replace(/\/$/, ''),
    appId: given.LEANCLOUD_APP_ID,
    appKey: given.LEANCLOUD_APP_KEY,
    operatorOpenids: given.OPERATOR_OPENIDS,
    sealingKey: given.SEALING_KEY ? Buffer.from(given.SEALING_KEY, 'base64') : undefined,
    words: given.REFUSED_WORDS,
    templates: readTemplates(given, production),
    limits: limitsOf(given),
    debitsASecond: given.DEBITS_A_SECOND,
    messagesASecond: given.MESSAGES_A_SECOND,
    trustedProxies: given.TRUSTED_PROXIES,
    logLevel: given.LOG_LEVEL,
    platform,
  }
}

function* problems(given: Environment, platform: Platform | undefined, production: boolean) {
  if (given.SEALING_KEY && Buffer.from(given.SEALING_KEY, 'base64').length !== 32) {
    yield 'SEALING_KEY must be 32 bytes in base64 (openssl rand -base64 32).'
  }
  if (platform && !isSimulated(platform.pay) && !given.DATABASE_URL) {
    yield 'DATABASE_URL is missing: real merchant keys are not used with the embedded database, which a power cut may damage. Name a PostgreSQL.'
  }
  if (!production) {
    if (!given.SIMULATOR_URL && !platform) {
      yield 'SIMULATOR_URL is missing: without it there is nobody to pay. `npm start` sets it.'
    }
    return
  }
  if (given.SIMULATOR_URL) yield 'SIMULATOR_URL must not be set in production.'
  if (!platform) {
    yield 'WECHAT_APPID, WECHAT_SECRET and WECHATPAY_FILE are needed in production.'
  } else if (isSimulated(platform.pay)) {
    yield 'WECHATPAY_FILE holds keys of the simulator: production takes real ones only.'
  }
  if (!given.SEALING_KEY)
    yield 'SEALING_KEY is missing: 32 bytes in base64 (openssl rand -base64 32).'
  if (!given.PUBLIC_URL?.startsWith('https://')) {
    yield 'PUBLIC_URL must be the https address at which WeChat Pay reaches this host.'
  }
  if (!given.FUNDRAISING_HOST || !given.FUNDRAISING_DESIGNATION) {
    yield 'FUNDRAISING_HOST (designated-platform or own-charity) and FUNDRAISING_DESIGNATION (the designation, or the certificate) are needed: public fundraising online is hosted only by a designated platform, or by the charity for itself.'
  }
  if (given.FUNDRAISING_HOST === 'own-charity' && (platform?.merchantOf.size ?? 0) > 1) {
    yield 'FUNDRAISING_HOST=own-charity is for one charity, and WECHATPAY_FILE names several: only a designated platform asks the public for others.'
  }
}

/** @throws SettingsWrong when the file of merchant keys cannot be read. */
function readPlatform(given: Environment): Platform | undefined {
  const { WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHATPAY_FILE: file } = given
  if (!appid || !secret || !file) return undefined
  const { platformKeys, merchants } = readFile('WECHATPAY_FILE', file, payFile)
  return {
    appid,
    secret,
    chatHost: WECHAT_HOST,
    pay: { appid, hosts: WECHAT_PAY_HOSTS, platformKeys, merchants },
    merchantOf: new Map(merchants.map(({ charityId, mchid }) => [charityId, mchid])),
  }
}

/**
 * Without a file production sends none, and every notice is read in the inbox.
 * @throws SettingsWrong
 */
function readTemplates(given: Environment, production: boolean): MessageTemplates {
  const file = given.MESSAGE_TEMPLATES_FILE
  if (!file) return production ? {} : SIMULATED_TEMPLATES
  return readFile('MESSAGE_TEMPLATES_FILE', file, MessageTemplates)
}

/** @throws SettingsWrong in one sentence that names the variable and what is wrong in its file. */
function readFile<Shape extends z.ZodType>(
  variable: string,
  file: string,
  shape: Shape,
): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new SettingsWrong(`${variable} ${file} cannot be used: ${reason}`)
  }
}

function limitsOf(given: Environment): Partial<HostLimits> {
  const limits = {
    callsPerAddressAMinute: given.CALLS_PER_ADDRESS_A_MINUTE,
    callsPerPersonAMinute: given.CALLS_PER_PERSON_A_MINUTE,
    loginsPerAddressAMinute: given.LOGINS_PER_ADDRESS_A_MINUTE,
    cashiersPerPersonAMinute: given.CASHIERS_PER_PERSON_A_MINUTE,
    cashiersPerAddressAMinute: given.CASHIERS_PER_ADDRESS_A_MINUTE,
    functionMsMax: given.FUNCTION_MS_MAX,
  }
  const set = Object.entries(limits).filter(([, limit]) => limit !== undefined)
  return Object.fromEntries(set) as Partial<HostLimits>
}

/** A block of everything is none: then each caller would say for itself where it calls from. */
function isAddressOrBlock(text: string): boolean {
  const [, address = '', bits] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const family = isIP(address)
  if (family === 0) return false
  return bits === undefined || (Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128))
}
