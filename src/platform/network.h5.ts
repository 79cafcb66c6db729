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
}
