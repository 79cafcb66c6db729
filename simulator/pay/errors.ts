/**
 * The refusals of API v3. The number is what stands behind the last `-` of the header `Request-ID`; the
 * five that merchants are known to tell cases apart by are the real ones, all others are 268435456.
 */
export class PayError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail?: object,
    readonly number = 268_435_456,
  ) {
    super(message)
  }
}

export const NUMBER = {
  reentryDiffers: 268_498_688,
  paid: 268_449_538,
  paidAndDiffers: 268_498_689,
  closed: 268_447_914,
} as const

export const signError = (why: string) => new PayError(401, 'SIGN_ERROR', `签名错误：${why}`)

export const paramError = (message: string, detail?: object) =>
  new PayError(400, 'PARAM_ERROR', message, detail)

export const invalidRequest = (message: string, number?: number) =>
  new PayError(400, 'INVALID_REQUEST', message, undefined, number)

export const tooOften = (message: string) => new PayError(429, 'FREQUENCY_LIMITED', message)

export const systemError = () => new PayError(500, 'SYSTEM_ERROR', '系统异常，请稍后重试')

/** Refusals that hang on what the simulator knows nothing of, and their status: they come when they are planted. */
const PLANTED = {
  USERPAYING: 202,
  NO_AUTH: 403,
  RULE_LIMIT: 403,
  TRADE_ERROR: 403,
  OUT_TRADE_NO_USED: 403,
  USER_ACCOUNT_ABNORMAL: 403,
  RATELIMIT_EXCEEDED: 429,
} as const
type PlantedCode = keyof typeof PLANTED
export const PLANTED_CODES = Object.keys(PLANTED) as PlantedCode[]

export const plantedError = (code: PlantedCode) =>
  new PayError(PLANTED[code], code, '模拟器按要求拒绝')
