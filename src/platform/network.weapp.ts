import Taro from '@tarojs/taro'
import type { Network } from './network'

export const network: Network = {
  watch(told) {
    const changed = ({ isConnected }: { isConnected: boolean }) => told(isConnected)
    Taro.onNetworkStatusChange(changed)
    return () => Taro.offNetworkStatusChange(changed)
  },
}
