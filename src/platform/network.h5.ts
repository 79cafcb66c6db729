import type { Network } from './network'

/** The window's own events: Taro listens to `navigator.connection`, which Safari does not have. */
export const network: Network = {
  watch(told) {
    const on = () => told(true)
    const off = () => told(false)
    window.addEventListener('online', on)
    window.addEventListener('offline', off)
    return () => {
      window.removeEventListener('online', on)
      window.removeEventListener('offline', off)
    }
  },
  async isFree() {
    // Newer than the types, and unknown to Safari and to most desktops.
    const { connection }: { connection?: { type?: string; saveData?: boolean } } =
      navigator as object
    const free = connection?.type === 'wifi' || connection?.type === 'ethernet'
    return free && connection?.saveData !== true
  },
}
