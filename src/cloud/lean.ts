/** The same use of either build of the SDK. */
import type * as LeanCloud from 'leancloud-storage'
import type { Sdk } from './sdk'

const APP_ID = 'lantern'
/** It travels with every copy of the app: a label, not a secret (docs/decisions/0003-leancloud-as-a-protocol.md). */
const APP_KEY = 'lantern-demo'

export function sdkOver(AV: typeof LeanCloud, serverURL: string): Sdk {
  AV.init({ appId: APP_ID, appKey: APP_KEY, serverURL })
  return {
    run: (name, input) => AV.Cloud.run(name, input),
    token: () => AV.User.current()?.getSessionToken() || undefined,
    async logIn(code) {
      // Forgets the old token on this device, or the SDK would send it along.
      await AV.User.logOut()
      await AV.User.loginWithMiniApp({
        provider: 'lc_weapp',
        platform: 'weixin',
        authData: { code },
      })
    },
    become: async (token) => void (await AV.User.become(token)),
    leave: async () => void (await AV.User.logOut()),
  }
}
