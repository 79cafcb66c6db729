/**
 * How the product logs: structured, with a request id, and never a token, a key or a personal text.
 * Faults are the risk: a database error carries the values of its statement, and its message may quote
 * one. So an error is not copied whole; only what is known to be harmless is written down.
 */
import type { LoggerOptions } from 'pino'

const SECRETS = [
  'openid',
  'payerOpenid',
  'unionid',
  'sessionToken',
  'session_key',
  'token',
  'appKey',
  'authorization',
  '["x-lc-session"]',
]

/** For `pino(logOptions)`. */
export const logOptions: LoggerOptions = {
  base: null,
  redact: {
    paths: SECRETS.flatMap((field) => [field, field.startsWith('[') ? `*${field}` : `*.${field}`]),
    censor: '(hidden)',
  },
  serializers: { err: harmless, error: harmless },
}

type HarmlessFault = { name: string; code?: string; message: string; stack: string[] }

/** SQLSTATE class 22, "data exception": these messages quote the value that did not fit. */
const QUOTES_DATA = /^22/

function harmless(fault: unknown): HarmlessFault {
  if (!(fault instanceof Error)) {
    return { name: typeof fault, message: 'something that is not an error was thrown', stack: [] }
  }
  const code = 'code' in fault ? String(fault.code) : undefined
  const message = QUOTES_DATA.test(code ?? '') ? 'a value that did not fit' : fault.message
  const stack = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const frames = stack.map((line) => line.trim())
  return { name: fault.name, ...(code === undefined ? {} : { code }), message, stack: frames }
}
