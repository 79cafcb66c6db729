/**
 * The phone's own look: theme, text size, language, and the room that its edges and the host's
 * capsule take. Twins; this one is a plain phone for tests.
 */
export type SystemTheme = 'light' | 'dark'

export type System = {
  theme(): SystemTheme
  /** Tells when theme, text size or language may have changed while the app is open. */
  onChange(told: () => void): void
  /** 1 is the platform's normal size. */
  fontScale(): number
  /** A language tag: `zh_CN`, `en`. */
  language(): string
  reducedMotion(): boolean
  windowTop(): WindowTop
}

/** The top of the window, where the host's own things are. Lengths in px. */
export type WindowTop = {
  statusBar: number
  /** The bar that holds the title. */
  bar: number
  /** What stays free at the right for the host's capsule. */
  capsule: number
}

export const system: System = {
  theme: () => 'light',
  onChange: () => undefined,
  fontScale: () => 1,
  language: () => 'zh_CN',
  reducedMotion: () => false,
  windowTop: () => ({ statusBar: 47, bar: 44, capsule: 104 }),
}
