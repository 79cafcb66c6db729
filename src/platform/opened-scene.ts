/** The number of the scene in which the app was opened. Twins: WeChat tells it; a browser has none of its own. */
import Taro from '@tarojs/taro'

/** 0 where it is not known. */
export const openedScene = (): number => Taro.getEnterOptionsSync?.()?.scene ?? 0

/** Differs from one opening of the app to the next, as far as the platform tells. */
export function enteredBy(): string {
  const { path, scene, query } = Taro.getEnterOptionsSync?.() ?? {}
  return JSON.stringify([path, scene, query])
}
