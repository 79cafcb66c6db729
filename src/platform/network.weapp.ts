import Taro from '@tarojs/taro'
import type { Network } from './network'

export const network: Network = {
  watch(told) {
    const changed = ({ isConnected }: { isConnected: boolean }) => told(isConnected)
    Taro.onNetworkStatusChange(changed)
    return () => Taro.offNetworkStatusChange(changed)
  },
  async isFree() {
    try {
      return (await Taro.getNetworkType()).networkType === 'wifi'
    } catch {
      return false
    }
  },
}
