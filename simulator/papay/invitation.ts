import { z } from 'zod'
import { ControlError } from '../control/control-error'
import type { World } from '../world'
import { callbackUrl, contractCode, planId, words } from './v2-fields'
import { isSignedWith } from './v2-sign'

/**
 * What a merchant asks a person to sign: the `extraData` that a mini program hands to the platform's own one
 * (papay chapter 3_3), signed with MD5. Nobody but the person's phone has brought it here, so all of it is checked.
 */

export type Invitation = {
  mchid: string
  appid: string
  planId: string
  contractCode: string
  requestSerial: string
  displayAccount: string
  notifyUrl: string
  /** Who was asked, when that is known. */
  openid?: string | undefined
}

/** The platform's own mini program in which contracts are signed, and its page. */
const SIGNING_APP = { appId: 'wxbd687630cd02ce1d', path: 'pages/index/index' }
export const signingAppSchema = z.object({
  appId: z.literal(SIGNING_APP.appId).optional(),
  path: z.literal(SIGNING_APP.path).optional(),
})

const INT64_MAX = 9_223_372_036_854_775_807n

const extraDataSchema = z.strictObject({
  appid: words(32),
  mch_id: words(32),
  plan_id: planId,
  contract_code: contractCode,
  request_serial: z
    .string()
    // What is no number is not compared: `BigInt` throws for it.
    .regex(/^[1-9]\d{0,18}$/, { abort: true })
    .refine((serial) => BigInt(serial) <= INT64_MAX, '超出 int64 的范围'),
  // Signs beyond the basic plane, such as emoji, are not taken.
  contract_display_account: words(128).refine((name) => !/[\u{10000}-\u{10FFFF}]/u.test(name)),
  notify_url: callbackUrl,
  timestamp: z.string().regex(/^\d{10}$/),
  sign: z.string(),
})

/** Numbers are allowed to be numbers, as long as they are exact. */
const textsSchema = z.record(
  z.string(),
  z.union([z.string(), z.int().transform(String)], '必须是文字'),
)

/** @throws ControlError `INVALID_INPUT`, `SIGNATURE` or `ANOTHER_APP`, and `SERIAL_USED`. */
export const readInvitation = (world: World, extraData: unknown, openid?: string): Invitation => {
  const fields = parseOrRefuse(textsSchema, extraData)
  const wish = parseOrRefuse(extraDataSchema, fields)
  const merchant = world.keyring.merchants.get(wish.mch_id)
  if (merchant === undefined || !isSignedWith(fields, merchant.apiV2Key)) {
    throw new ControlError(400, 'SIGNATURE', '签约参数签名校验错误 · The signature is not good.')
  }
  if (wish.appid !== world.keyring.appid || wish.plan_id !== merchant.planId) {
    throw new ControlError(
      400,
      'ANOTHER_APP',
      'appid 或 plan_id 与商户号不匹配 · The app or the plan is not this merchant’s.',
    )
  }
  const invitation = {
    mchid: merchant.mchid,
    appid: wish.appid,
    planId: wish.plan_id,
    contractCode: wish.contract_code,
    requestSerial: wish.request_serial,
    displayAccount: wish.contract_display_account,
    notifyUrl: wish.notify_url,
    openid,
  }
  world.invitations.add(invitation)
  return invitation
}

const parseOrRefuse = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.')
  throw new ControlError(
    400,
    'INVALID_INPUT',
    `签约参数构造错误 · Not as documented: ${name || 'extraData'} (${issue?.message ?? ''})`,
  )
}
