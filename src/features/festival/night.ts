/** A festival's evening: dark ground with a breath of the scene's colour, in both themes. */
import type { CSSProperties } from 'react'
import type { Worn } from '../../ui'

const DARK = '#150f0c'
const GOLD_INK = '#331b10'

export type Night = {
  /** The tokens of the page. */
  style: CSSProperties
  /** What the bar below wears: its button has the colour of the light. */
  bar: Worn
}

export function nightOf(worn: Worn): Night {
  const { accent } = worn.light
  const { glow } = worn.dark
  const ground = mixed(DARK, accent, 0.12)
  const style = {
    '--paper': ground,
    '--night': ground,
    '--night-2': mixed(DARK, accent, 0.26),
    '--card': mixed(DARK, accent, 0.2),
    '--well': mixed(DARK, accent, 0.3),
    '--line': mixed(DARK, accent, 0.46),
    '--ink-3': '#bcb0a4',
    '--count': mixed(glow, '#ffffff', 0.25),
    '--pattern': worn.dark.pattern,
  }
  const light = { ...worn.dark, accent: mixed(glow, '#ffffff', 0.2), accentInk: GOLD_INK }
  return { style: style as CSSProperties, bar: { ...worn, light, dark: light } }
}

/** Two `#rrggbb` colours, with so much of the second. */
export function mixed(one: string, other: string, part: number): string {
  const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
  const mix = (at: number): string =>
    Math.round(channel(one, at) * (1 - part) + channel(other, at) * part)
      .toString(16)
      .padStart(2, '0')
  return `#${mix(1)}${mix(3)}${mix(5)}`
}
