import type { DebitMode } from './papay/plan-book'
import type { World } from './world'

/** Everything that an app has to be told to talk to this simulator instead of the real platform. */
export type AppSettings = {
  appid: string
  secret: string
  /** Base addresses that stand for api.mch, api2.mch and api.weixin.qq.com. */
  hosts: { pay: string; payBackup: string; chat: string }
  /** The current platform key first; the one before it may still sign callbacks. */
  platformKeys: { id: string; publicKeyPem: string }[]
  merchants: {
    charityId: string
    mchid: string
    serialNumber: string
    privateKeyPem: string
    apiV3Key: string
    /** What debit contracts of this account are made and charged with. */
    debit: { planId: string; mode: DebitMode; apiV2Key: string }
  }[]
}

export const settingsForTheApp = ({ keyring, origins, plans }: World): AppSettings => ({
  appid: keyring.appid,
  secret: keyring.secret,
  hosts: { pay: origins.main, payBackup: origins.backup, chat: origins.main },
  platformKeys: [keyring.platform, keyring.oldPlatform].map(({ id, publicKeyPem }) => ({
    id,
    publicKeyPem,
  })),
  merchants: [...keyring.merchants.values()].map(
    ({ charityId, mchid, serialNumber, privateKeyPem, apiV3Key, apiV2Key, planId }) => ({
      charityId,
      mchid,
      serialNumber,
      privateKeyPem,
      apiV3Key,
      debit: { planId, mode: plans.modeOf(mchid), apiV2Key },
    }),
  ),
})
