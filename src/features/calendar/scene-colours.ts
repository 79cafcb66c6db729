/** The colours of a day's scene, by the same rule as the server's: Qingming is green, also here. */
import type { CSSProperties } from 'react'
import { day } from '../../../contracts/beijing'
import { sceneCalled, sceneOn } from '../../../contracts/scenes/which-scene'
import type { Theme } from '../../ui'

/** The tokens that a scene may override, as a style of what wears it. */
export function coloursOn(at: string, theme: Theme): CSSProperties {
  const { accent, accentInk, glow } = sceneOn(day(at)).theme[theme]
  const tokens = { '--accent': accent, '--accent-ink': accentInk, '--glow': glow }
  return tokens as CSSProperties
}

/** The accent of a mark's scene; undefined for one that this version of the app does not know. */
export function accentOf(scene: string, theme: Theme): string | undefined {
  return sceneCalled(scene)?.theme[theme].accent
}
