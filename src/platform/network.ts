/** Whether the phone has a network, as far as it knows. */
import Taro from '@tarojs/taro'

let connected = true
const watchers = new Set<(online: boolean) => void>()

export const network = {
  online: (): boolean => connected,
  /** Tells of each change until the returned function is called. */
  watch(told: (online: boolean) => void): () => void {
    watchers.add(told)
    return () => watchers.delete(told)
  },
}

/** Called once at launch. */
export function startNetworkWatch(): void {
  void Taro.getNetworkType().then(({ networkType }) => change(networkType !== 'none'))
  Taro.onNetworkStatusChange(({ isConnected }) => change(isConnected))
}

function change(online: boolean): void {
  if (online === connected) return
  connected = online
  for (const told of watchers) told(online)
}
