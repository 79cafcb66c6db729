/** The number of the scene in which the app was opened. Twins: WeChat tells it; a browser has none of its own. */
import Taro from '@tarojs/taro'

/** 0 where it is not known. */
export const openedScene = (): number => Taro.getEnterOptionsSync?.()?.scene ?? 0
