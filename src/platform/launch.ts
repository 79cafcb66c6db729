/** How the app was opened. The platform calls it a scene and gives it a number. */
import Taro from '@tarojs/taro'

/** A page opened inside Moments: it can only be read; no login, no navigation, no payment. */
const SCENE_MOMENTS = 1154

export type Launch = {
  /** 1007 and 1008 are a card from a friend or a group; 0 where the platform has no scenes. */
  scene: number
  /** True in the single-page mode of Moments. */
  readOnly: boolean
}

export function launch(): Launch {
  const options = Taro.getEnterOptionsSync?.()
  // A browser has no scenes; there a link may name one, so that a page can be seen as Moments shows it.
  const named = process.env['TARO_ENV'] === 'h5' ? options?.query?.['scene'] : options?.scene
  const scene = Number(named ?? 0) || 0
  return { scene, readOnly: scene === SCENE_MOMENTS }
}
