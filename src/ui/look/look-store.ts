/**
 * How a person wants to see the app: theme, text size, language. Kept on the device, and shared by
 * all pages: a store, not a provider, because pages of a mini program are mounted one beside another.
 */
import type { Lang } from '../copy'
import type { Theme } from '../palette'

export type ThemeChoice = 'system' | Theme
export type TextSize = 'normal' | 'large'

/** What was chosen; a part that is absent follows the phone. */
export type LookChoice = { theme?: ThemeChoice; textSize?: TextSize; lang?: Lang }

export type Look = {
  /** The theme as it is shown: a choice of `system` is resolved. */
  theme: Theme
  themeChoice: ThemeChoice
  textSize: TextSize
  lang: Lang
}

/** The phone's own settings, and the place where a choice is kept. */
export type LookDevice = {
  theme: () => Theme
  /** Tells when the phone's settings change while the app is open. */
  onChange: (told: () => void) => void
  /** 1 is the platform's normal size. */
  fontScale: () => number
  /** A language tag: `zh_CN`, `en`. */
  language: () => string
  load: () => LookChoice | undefined
  save: (choice: LookChoice) => void
}

/** From this scale of the phone's own text on, ours starts large. */
const LARGE_FROM_FONT_SCALE = 1.25

export function createLookStore(device: LookDevice) {
  let choice: LookChoice = device.load() ?? {}
  let look = seen(choice, device)
  const watchers = new Set<() => void>()

  const update = (): void => {
    look = seen(choice, device)
    for (const watcher of watchers) watcher()
  }
  device.onChange(update)

  return {
    get: (): Look => look,
    watch: (watcher: () => void): (() => void) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    choose: (change: LookChoice): void => {
      choice = { ...choice, ...change }
      device.save(choice)
      update()
    },
  }
}

function seen(choice: LookChoice, device: LookDevice): Look {
  const themeChoice = choice.theme ?? 'system'
  const large = device.fontScale() >= LARGE_FROM_FONT_SCALE
  return {
    theme: themeChoice === 'system' ? device.theme() : themeChoice,
    themeChoice,
    textSize: choice.textSize ?? (large ? 'large' : 'normal'),
    lang: choice.lang ?? (device.language().toLowerCase().startsWith('zh') ? 'zh' : 'en'),
  }
}
