/**
 * Our drawings, by name. They are files beside the bundle (config copies `src/assets`), so a name that
 * comes from the server is enough; one file a theme, since an image cannot read a CSS variable.
 */
import type { DrawnCover } from '../../contracts/envelope-covers'
import missedDark from '../assets/lantern/missed-dark.svg'
import missedLight from '../assets/lantern/missed-light.svg'
import nextDark from '../assets/lantern/next-dark.svg'
import nextLight from '../assets/lantern/next-light.svg'
import waitDark from '../assets/lantern/wait-dark.svg'
import waitLight from '../assets/lantern/wait-light.svg'
import { shareCards } from '../assets/share-cards'
import type { QuietDress } from './look/worn'
import type { Theme } from './palette'

/** A project's cover, 390 × 272, with its subject inside the middle square. */
export function coverArt(cover: string, theme: Theme): string {
  return `/assets/covers/${cover}-${theme}.svg`
}

/** What is on: the drawing at the top of the home page; `result`: hills that wait for a lantern. */
export type Hero = 'ordinary' | 'spring' | 'qingming' | 'moon' | 'quiet' | 'result'

export function heroArt(scene: Hero, theme: Theme): string {
  return `/assets/hero/${scene}-${theme}.svg`
}

/** lit: given; next: the coming one; wait: still to come; missed: dashed, and can be mended. */
export type LanternState = 'lit' | 'next' | 'wait' | 'missed'

/** Small enough to be part of the code, so that they can be shown where nothing can be fetched any more. */
const outlines = {
  next: { light: nextLight, dark: nextDark },
  wait: { light: waitLight, dark: waitDark },
  missed: { light: missedLight, dark: missedDark },
} as const

/** Lit lanterns of other shapes, and a body without its light. */
export type LanternShape = 'body' | 'lit-tall' | 'lit-drop'

/** All states are drawn in one box of 224 × 272; `body` and `halo` are `lit` in two parts, to be lit apart. */
export function lanternArt(state: LanternState | LanternShape | 'halo', theme: Theme): string {
  if (state === 'next' || state === 'wait' || state === 'missed') return outlines[state][theme]
  return `/assets/lantern/${state}-${theme}.svg`
}

/** As `lanternArt`, on a day that is quiet: of willow at Qingming; what is grey the page makes so by itself. */
export function quietLanternArt(
  state: LanternState | 'body',
  theme: Theme,
  dress: QuietDress | undefined,
): string {
  const red = state === 'body' || state === 'next'
  if (dress === 'willow' && red) return `/assets/lantern/${state}-willow-${theme}.svg`
  return lanternArt(state, theme)
}

/** What an envelope wears, drawn in the box of all lanterns; only its own pages can show it. */
export function envelopeArt(cover: DrawnCover, theme: Theme): string {
  return `/pages/envelope/covers/${cover}-${theme}.svg`
}

/** A share card must be PNG or JPG: 5:4 in a chat, square in Moments. Without a cover, the lantern. */
export function shareArt(cover: string | undefined, place: 'chat' | 'moments'): string {
  if (place === 'moments') return '/assets/share/moments.jpg'
  return `/assets/share/${shareCards.get(cover ?? '') ?? 'lantern'}.jpg`
}
