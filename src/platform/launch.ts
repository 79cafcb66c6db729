/** How the app was opened. The platform calls it a scene and gives it a number. */
import { openedScene } from './opened-scene'

/** A page opened inside Moments: it can only be read; no login, no navigation, no payment. */
const SCENE_MOMENTS = 1154

export type Launch = {
  /** 1007 and 1008 are a card from a friend or a group; 0 where the platform has no scenes. */
  scene: number
  /** True in the single-page mode of Moments. */
  readOnly: boolean
}

export function launch(): Launch {
  const scene = openedScene()
  return { scene, readOnly: scene === SCENE_MOMENTS }
}
