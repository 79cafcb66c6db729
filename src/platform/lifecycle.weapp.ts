import Taro from '@tarojs/taro'
import type { Lifecycle } from './lifecycle'

export const lifecycle: Lifecycle = {
  onHide(told) {
    Taro.onAppHide(told)
    return () => Taro.offAppHide(told)
  },
  onShow(told) {
    // The platform hands over how the app was shown; nobody here needs it.
    const shown = () => told()
    Taro.onAppShow(shown)
    return () => Taro.offAppShow(shown)
  },
}
