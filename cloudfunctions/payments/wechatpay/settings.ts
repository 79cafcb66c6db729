/**
 * The settings of WeChat Pay, and the keys made ready from them once, so that no request parses PEM.
 */
import type { KeyObject } from 'node:crypto'
import { createPrivateKey, createSecretKey } from 'node:crypto'
import { z } from 'zod'
import type { DebitPlan } from '../debit'
import { ProviderError } from '../provider'
import type { PlatformKeys } from './platform-keys'
import { readPlatformKeys } from './platform-keys'

export type WechatPaySettings = {
  /** The mini program that the orders are made for. */
  appid: string
  /** Base addresses: the main one, and the one for when that fails. */
  hosts: readonly [main: string, backup: string]
  /** WeChat Pay's public keys. Several, because keys are exchanged over a week. */
  platformKeys: readonly { serial: string; publicKeyPem: string }[]
  merchants: readonly MerchantSettings[]
}

export type MerchantSettings = {
  mchid: string
  /** Serial number of the merchant's own certificate. */
  serialNumber: string
  privateKeyPem: string
  /** 32 ASCII characters, set in the merchant console. */
  apiV3Key: string
  /** Which platform key replies are to be signed with; the first of `platformKeys` unless set. */
  platformSerial?: string
  /** What debit contracts (委托代扣) of this account are made with; without it the account cannot debit. */
  debit?: DebitSettings | undefined
}

/** As it stands in files and answers; `readKeys` checks what a schema would name without saying why. */
export const DebitSettings = z.object({
  /** The number of the plan (模板) that was approved. */
  planId: z.string(),
  mode: z.enum(['pre-notify', '24-hour']),
  /** 32 ASCII characters, set in the merchant console: signs what debit contracts still say in API v2. */
  apiV2Key: z.string(),
})
export type DebitSettings = z.infer<typeof DebitSettings>

export type Merchant = {
  mchid: string
  serialNumber: string
  privateKey: KeyObject
  apiV3Key: KeyObject
  platformSerial: string
  debit?: Debit
}

export type Debit = { plan: DebitPlan; apiV2Key: KeyObject }

export type Keys = { platform: PlatformKeys; merchants: ReadonlyMap<string, Merchant> }

export const WECHAT_PAY_HOSTS = [
  'https://api.mch.weixin.qq.com',
  'https://api2.mch.weixin.qq.com',
] as const

const API_KEY_BYTES = 32

/** @throws Error with one sentence when a key is missing or is not what it should be. */
export function readKeys(settings: WechatPaySettings): Keys {
  const platform = readPlatformKeys(settings.platformKeys)
  const [firstKey] = settings.platformKeys
  if (!firstKey) throw new Error('WeChat Pay needs at least one platform public key.')
  const merchants = new Map<string, Merchant>()
  for (const merchant of settings.merchants) {
    const platformSerial = merchant.platformSerial ?? firstKey.serial
    if (!platform.has(platformSerial)) {
      throw new Error(`Merchant ${merchant.mchid} asks for an unknown platform key.`)
    }
    merchants.set(merchant.mchid, {
      mchid: merchant.mchid,
      serialNumber: merchant.serialNumber,
      privateKey: readPrivateKey(merchant),
      apiV3Key: readApiKey('APIv3', merchant.mchid, merchant.apiV3Key),
      platformSerial,
      ...(merchant.debit && { debit: readDebit(merchant.mchid, merchant.debit) }),
    })
  }
  return { platform, merchants }
}

/**
 * @throws ProviderError `busy`: the key file is ours to mend, and what was asked of this merchant before
 * stands as it stands.
 */
export function merchantOf({ merchants }: Keys, mchid: string): Merchant {
  const merchant = merchants.get(mchid)
  if (merchant) return merchant
  throw new ProviderError({ kind: 'busy', code: 'NO_KEYS' }, `no keys for merchant ${mchid}`)
}

/**
 * Whether any of it belongs to the simulator: production must refuse that, because such a payment
 * would be a lantern lit for money that never was.
 */
export function isSimulated(settings: WechatPaySettings): boolean {
  const official: readonly string[] = WECHAT_PAY_HOSTS
  const serials = [
    ...settings.platformKeys.map((key) => key.serial),
    ...settings.merchants.map((merchant) => merchant.serialNumber),
  ]
  return (
    settings.hosts.some((host) => !official.includes(new URL(host).origin)) ||
    serials.some((serial) => /^(PUB_KEY_ID_)?SIM/i.test(serial))
  )
}

function readPrivateKey({ mchid, privateKeyPem }: MerchantSettings): KeyObject {
  try {
    return createPrivateKey(privateKeyPem)
  } catch (cause) {
    throw new Error(`The private key of merchant ${mchid} is not a PEM private key.`, { cause })
  }
}

function readDebit(mchid: string, { apiV2Key, planId, mode }: DebitSettings): Debit {
  if (!/^[1-9]\d*$/.test(planId)) {
    throw new Error(`The debit plan of merchant ${mchid} is not a number: "${planId}".`)
  }
  return { plan: { planId, mode }, apiV2Key: readApiKey('APIv2', mchid, apiV2Key) }
}

function readApiKey(name: 'APIv3' | 'APIv2', mchid: string, key: string): KeyObject {
  const bytes = Buffer.from(key, 'utf8')
  if (bytes.length !== API_KEY_BYTES) {
    throw new Error(
      `The ${name} key of merchant ${mchid} has ${bytes.length} bytes instead of ${API_KEY_BYTES}.`,
    )
  }
  return createSecretKey(bytes)
}
