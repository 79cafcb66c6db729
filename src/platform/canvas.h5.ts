import type { FindSurface } from './canvas'
import { surfaceOn } from './surface'

/** The platform's twin draws its own canvas inside its element, a little later, and sizes it twice. */
const TRIES = 40
const TRY_MS = 50

export const surfaceOf: FindSurface = async (id) => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const holder = document.getElementById(id)
    const found = holder?.querySelector('canvas')
    await new Promise((next) => setTimeout(next, TRY_MS))
    const { width = 0, height = 0 } = holder?.getBoundingClientRect() ?? {}
    if (found && width > 0) {
      return surfaceOn(found, { width, height, ratio: window.devicePixelRatio })
    }
  }
  return undefined
}
