/** A scene as the screens wear it, by the same data as the server's: Qingming is green, also offline. */
import { day } from '../../../contracts/beijing'
import type { Scene } from '../../../contracts/scenes/schema'
import { sceneCalled, sceneOn } from '../../../contracts/scenes/which-scene'
import type { Theme, Worn, WornColours } from '../../ui'
import { patternIn } from './patterns'

const made = new Map<string, Worn>()

export function dressOf(scene: Scene): Worn {
  const known = made.get(scene.key)
  if (known) return known
  const dress: Worn = {
    light: coloursOf(scene, 'light'),
    dark: coloursOf(scene, 'dark'),
    quiet: !scene.motion,
    grey: isMourning(scene),
    still: !scene.motion,
  }
  made.set(scene.key, dress)
  return dress
}

/** What a Beijing day (`YYYY-MM-DD`) wears by its date alone. */
export function dressOn(at: string): Worn {
  return dressOf(sceneOn(day(at)))
}

/** The accent of a scene's mark; undefined for one that this version of the app does not know. */
export function accentOf(scene: string, theme: Theme): string | undefined {
  return sceneCalled(scene)?.theme[theme].accent
}

export function isMourning(scene: Scene): boolean {
  return scene.dates.some(({ on }) => on === 'mourning')
}

/** Whether it has days of its own: an ordinary day, an emergency and a day of mourning have none. */
export function isFestival(scene: Scene): boolean {
  return scene.dates.some((when) => 'marks' in when)
}

function coloursOf({ theme }: Scene, of: Theme): WornColours {
  const { accent, accentInk, glow } = theme[of]
  return { accent, accentInk, glow, pattern: patternIn(theme.pattern, accent) }
}
