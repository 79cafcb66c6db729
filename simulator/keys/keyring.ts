import type { KeyObject } from 'node:crypto'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { randomDigits, randomHex, randomText } from '../chance'
import { readIfThere } from '../read-if-there'
import { makeRsaPair } from './rsa'

/** A platform key: its id stands in the header `Wechatpay-Serial`. */
export type PlatformKey = { id: string; privateKey: KeyObject; publicKeyPem: string }

/** A charity's merchant account: what the app signs with, and the public half that requests are checked by. */
export type Merchant = {
  charityId: string
  /** Whom the payer sees at the cashier. */
  name: string
  mchid: string
  serialNumber: string
  privateKeyPem: string
  publicKey: KeyObject
  apiV3Key: string
  /** Signs what API v2 speaks: debit contracts. */
  apiV2Key: string
  /** The plan of debit contracts that was approved for this account. */
  planId: string
}

export type Keyring = {
  appid: string
  secret: string
  /** Signs replies and callbacks. */
  platform: PlatformKey
  /** The key that came before it, still seen on callbacks for a week after a change. */
  oldPlatform: PlatformKey
  merchants: ReadonlyMap<string, Merchant>
}

export type MerchantWish = {
  charityId: string
  mchid?: string | undefined
  name?: string | undefined
}

export class KeysUnreadable extends Error {}

const platformSchema = z.object({
  id: z.string(),
  privateKeyPem: z.string(),
  publicKeyPem: z.string(),
})
const merchantSchema = z.object({
  charityId: z.string(),
  mchid: z.string(),
  serialNumber: z.string(),
  privateKeyPem: z.string(),
  publicKeyPem: z.string(),
  apiV3Key: z.string().length(32),
  // Accounts made before there were debit contracts have neither yet.
  apiV2Key: z.string().length(32).optional(),
  planId: z.string().regex(/^\d+$/).optional(),
})
const storedSchema = z.object({
  appid: z.string(),
  secret: z.string(),
  platform: platformSchema,
  oldPlatform: platformSchema,
  merchants: z.array(merchantSchema),
})
type Stored = z.infer<typeof storedSchema>
type StoredMerchant = z.infer<typeof merchantSchema>

/**
 * Makes keys, or finds those of an earlier start in the folder; a charity that is new gets its own.
 * Every id carries `SIM`, so that an app in production can refuse to work with any of them.
 */
export const openKeyring = async (wishes: MerchantWish[], folder?: string): Promise<Keyring> => {
  const before = folder === undefined ? undefined : await readKeys(folder)
  const base = before ?? (await makeBase())
  const known = new Set(base.merchants.map(({ charityId }) => charityId))
  const missing = wishes.filter(({ charityId }) => !known.has(charityId))
  const made = await Promise.all(
    missing.map((wish, index) => makeMerchant(wish, known.size + index)),
  )
  const stored = { ...base, merchants: [...base.merchants, ...made].map(withDebits) }
  if (folder !== undefined) await writeKeys(folder, stored)
  const names = new Map(wishes.map(({ charityId, name }) => [charityId, name]))
  return unlock(stored, names)
}

const makeBase = async (): Promise<Stored> => {
  const [platform, oldPlatform] = await Promise.all([makePlatformKey(), makePlatformKey()])
  return {
    appid: `wxsim${randomHex(13)}`,
    secret: `sim${randomHex(29)}`,
    platform,
    oldPlatform,
    merchants: [],
  }
}

const makePlatformKey = async () => ({
  id: `PUB_KEY_ID_SIM${randomDigits(30)}`,
  ...(await makeRsaPair()),
})

const makeMerchant = async ({ charityId, mchid }: MerchantWish, index: number) => ({
  charityId,
  mchid: mchid ?? `SIM${String(1_900_001 + index)}`,
  serialNumber: `SIM${randomHex(37).toUpperCase()}`,
  apiV3Key: randomText(32),
  ...(await makeRsaPair()),
})

/** What debit contracts need: a plan of its own for each account, and a key for all that API v2 signs. */
const withDebits = (merchant: StoredMerchant, index: number) => ({
  ...merchant,
  apiV2Key: merchant.apiV2Key ?? randomText(32),
  planId: merchant.planId ?? String(FIRST_PLAN_ID + index),
})

const FIRST_PLAN_ID = 900_001

type Unlockable = Omit<Stored, 'merchants'> & { merchants: ReturnType<typeof withDebits>[] }

const unlock = (stored: Unlockable, names: Map<string, string | undefined>): Keyring => ({
  appid: stored.appid,
  secret: stored.secret,
  platform: unlockPlatform(stored.platform),
  oldPlatform: unlockPlatform(stored.oldPlatform),
  merchants: new Map(
    stored.merchants.map(({ publicKeyPem, ...merchant }) => [
      merchant.mchid,
      {
        ...merchant,
        name: names.get(merchant.charityId) ?? merchant.charityId,
        publicKey: createPublicKey(publicKeyPem),
      },
    ]),
  ),
})

const unlockPlatform = ({ id, privateKeyPem, publicKeyPem }: Stored['platform']): PlatformKey => ({
  id,
  privateKey: createPrivateKey(privateKeyPem),
  publicKeyPem,
})

const fileIn = (folder: string) => join(folder, 'keys.json')

const readKeys = async (folder: string): Promise<Stored | undefined> => {
  const text = await readIfThere(fileIn(folder))
  if (text === undefined) return undefined
  try {
    return storedSchema.parse(JSON.parse(text))
  } catch {
    throw new KeysUnreadable(
      `${fileIn(folder)} cannot be read. Delete the folder to begin with new keys and an empty simulator, and begin the app’s data anew with it: nobody would know what was paid before.`,
    )
  }
}

const writeKeys = async (folder: string, stored: Stored) => {
  await mkdir(folder, { recursive: true })
  await writeFile(fileIn(folder), JSON.stringify(stored, null, 2), { mode: 0o600 })
}
