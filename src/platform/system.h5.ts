import { hearPhone } from './bridge.h5'
import { phone } from './phone.h5'
import type { System } from './system'

const matches = (query: string): boolean => window.matchMedia(query).matches
const DARK = '(prefers-color-scheme: dark)'

/** A browser's default text size in px; somebody who needs larger text has set another. */
const TEXT_PX = 16
const BAR_PX = 44

const browser: System = {
  theme: () => (matches(DARK) ? 'dark' : 'light'),
  onChange: (told) => window.matchMedia(DARK).addEventListener('change', told),
  fontScale: () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / TEXT_PX,
  language: () => navigator.language,
  reducedMotion: () => matches('(prefers-reduced-motion: reduce)'),
  // A browser keeps its own bars; what a phone's notch takes is `env(safe-area-inset-…)` in styles.
  windowTop: () => ({ statusBar: 0, bar: BAR_PX, capsule: 0 }),
}

export const system: System = phone ? { ...browser, ...settingsOf(phone) } : browser

/** The phone's settings are another thing than those of the computer that it is shown on. */
function settingsOf({ top, ...told }: NonNullable<typeof phone>): Partial<System> {
  let { theme, fontScale, language } = told
  const watchers = new Set<() => void>()
  hearPhone('look', (look) => {
    theme = look.theme
    fontScale = look.fontScale
    language = look.language
    for (const watcher of watchers) watcher()
  })
  return {
    theme: () => theme,
    onChange: (watcher) => void watchers.add(watcher),
    fontScale: () => fontScale,
    language: () => language,
    windowTop: () => top,
  }
}
