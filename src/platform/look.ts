/** What the store of looks (ui/look) needs from the phone: its settings, and a place for choices. */
import { storage } from './storage'
import { type SystemTheme, system } from './system'

const CHOICE = 'look'

type Choice = { theme?: 'system' | SystemTheme; textSize?: 'normal' | 'large'; lang?: 'zh' | 'en' }

export const lookDevice = {
  theme: system.theme,
  onChange: system.onChange,
  fontScale: system.fontScale,
  language: system.language,
  load(): Choice | undefined {
    const stored = storage.read(CHOICE)
    return isChoice(stored) ? stored : undefined
  },
  save: (choice: Choice): void => storage.write(CHOICE, choice),
}

const allowed = {
  theme: ['system', 'light', 'dark'],
  textSize: ['normal', 'large'],
  lang: ['zh', 'en'],
} as const satisfies { [Part in keyof Choice]-?: readonly Choice[Part][] }

function isChoice(value: unknown): value is Choice {
  if (typeof value !== 'object' || value === null) return false
  const parts: readonly (readonly [string, readonly string[]])[] = Object.entries(allowed)
  const stored = new Map<string, unknown>(Object.entries(value))
  return parts.every(([part, values]) => {
    const chosen = stored.get(part)
    return chosen === undefined || (typeof chosen === 'string' && values.includes(chosen))
  })
}
