/**
 * What the day's scene changes of the looks: a store for all pages, because pages of a mini program are
 * mounted one beside another, and a context for a part of a page that wears another scene.
 */
import { type CSSProperties, createContext, useContext, useSyncExternalStore } from 'react'
import type { Theme, Tone } from '../palette'

export type WornColours = {
  accent: string
  accentInk: string
  glow: string
  /** A CSS background. */
  pattern: string
}

export type Worn = Record<Theme, WornColours> & {
  /** No light glows, and no red is seen. */
  quiet: boolean
  /** Nothing has a colour. */
  grey: boolean
  /** Nothing moves. */
  still: boolean
}

let worn: Worn | undefined
const watchers = new Set<() => void>()

/** Dresses every page; undefined is the ordinary dress. */
export function wear(scene: Worn | undefined): void {
  if (scene === worn) return
  worn = scene
  for (const watcher of watchers) watcher()
}

export const WornHere = createContext<Worn | undefined>(undefined)

/** What is worn where it is asked. */
export function useWorn(): Worn | undefined {
  const everywhere = useSyncExternalStore(watch, () => worn)
  return useContext(WornHere) ?? everywhere
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** What lanterns and the bar's icons wear where no red is seen; undefined on every other day. */
export type QuietDress = 'grey' | 'willow'

export function quietDress(scene: Worn | undefined): QuietDress | undefined {
  if (!scene?.quiet) return undefined
  return scene.grey ? 'grey' : 'willow'
}

/** The tokens of a scene as a style of what wears it. */
export function wornStyle(scene: Worn | undefined, theme: Theme): CSSProperties {
  if (!scene) return {}
  const { accent, accentInk, glow, pattern } = scene[theme]
  const tokens = {
    '--accent': accent,
    '--accent-ink': accentInk,
    '--glow': glow,
    '--pattern': pattern,
  }
  return tokens as CSSProperties
}

/** A drawing's colour, where the scene has one of its own. */
export function wornTone(scene: Worn | undefined, theme: Theme, tone: Tone): string | undefined {
  if (!scene) return undefined
  if (tone === 'accent') return scene[theme].accent
  return tone === 'accent-ink' ? scene[theme].accentInk : undefined
}
