import Taro from '@tarojs/taro'
import type { SignContract } from './contract'
import { type ContractWord, contractWordIn } from './contract-word'

type Shown = { referrerInfo?: { appId?: string; extraData?: unknown } }

/**
 * The person is back when the app is shown again. Whoever comes back in another way (the phone's list of
 * apps) brings no word of that mini program.
 */
export const signContract: SignContract = ({ appId, path, extraData }) =>
  new Promise((resolve) => {
    const end = (word: ContractWord): void => {
      Taro.offAppShow(shown)
      resolve(word)
    }
    const shown = ({ referrerInfo }: Shown): void =>
      end(referrerInfo?.appId === appId ? contractWordIn(referrerInfo.extraData) : 'unknown')
    Taro.onAppShow(shown)
    void Taro.navigateToMiniProgram({
      appId,
      path,
      extraData,
      // A "no" to the question whether to leave, or a phone that cannot.
      fail: () => end('cancelled'),
    })
  })
