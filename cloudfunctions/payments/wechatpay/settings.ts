/**
 * The settings of WeChat Pay, and the keys made ready from them once, so that no request parses PEM.
 */
import type { KeyObject } from 'node:crypto'
import { createPrivateKey, createSecretKey } from 'node:crypto'
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
}

export type Merchant = {
  mchid: string
  serialNumber: string
  privateKey: KeyObject
  apiV3Key: KeyObject
  platformSerial: string
}

export type Keys = { platform: PlatformKeys; merchants: ReadonlyMap<string, Merchant> }

export const WECHAT_PAY_HOSTS = [
  'https://api.mch.weixin.qq.com',
  'https://api2.mch.weixin.qq.com',
] as const

const API_V3_KEY_BYTES = 32

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
      apiV3Key: readApiV3Key(merchant),
      platformSerial,
    })
  }
  return { platform, merchants }
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

function readApiV3Key({ mchid, apiV3Key }: MerchantSettings): KeyObject {
  const bytes = Buffer.from(apiV3Key, 'utf8')
  if (bytes.length !== API_V3_KEY_BYTES) {
    throw new Error(
      `The APIv3 key of merchant ${mchid} has ${bytes.length} bytes instead of ${API_V3_KEY_BYTES}.`,
    )
  }
  return createSecretKey(bytes)
}
