import type { System } from './system'

const matches = (query: string): boolean => window.matchMedia(query).matches
const DARK = '(prefers-color-scheme: dark)'

/** A browser's default text size in px; somebody who needs larger text has set another. */
const TEXT_PX = 16
const BAR_PX = 44

export const system: System = {
  theme: () => (matches(DARK) ? 'dark' : 'light'),
  onThemeChange: (told) => window.matchMedia(DARK).addEventListener('change', told),
  fontScale: () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / TEXT_PX,
  language: () => navigator.language,
  reducedMotion: () => matches('(prefers-reduced-motion: reduce)'),
  // A browser keeps its own bars; what a phone's notch takes is `env(safe-area-inset-…)` in styles.
  windowTop: () => ({ statusBar: 0, bar: BAR_PX, capsule: 0 }),
}
