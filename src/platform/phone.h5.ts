/**
 * The phone around the page, as the frame's name tells it (docs/bridge.md). Its word proves nothing: it
 * chooses a drawer of the device's storage and a look.
 */
export type PhoneLook = {
  theme: 'light' | 'dark'
  /** 1 is the platform's normal size. */
  fontScale: number
  /** A language tag. */
  language: string
}

export type Phone = PhoneLook & {
  openid: string
  /** How the app was opened, as the platform numbers it. */
  scene: number
  /** Lengths in px, see `WindowTop`. */
  top: { statusBar: number; bar: number; capsule: number }
}

const NAME = 'lantern-phone'

/** Undefined in a plain browser, and in a frame with any other name. */
export const phone: Phone | undefined = phoneIn(window.name)

export function isPhoneLook(value: unknown): value is PhoneLook {
  const { theme, fontScale, language } = partsOf(value)
  return (
    (theme === 'light' || theme === 'dark') &&
    isLength(fontScale) &&
    fontScale > 0 &&
    typeof language === 'string'
  )
}

/** Of anything that is no object there are no parts. */
export function partsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function phoneIn(name: string): Phone | undefined {
  if (!name.startsWith(NAME) || window.parent === window) return undefined
  const told = parsed(name.slice(NAME.length))
  if (isPhone(told)) return told
  console.warn('the name of this frame does not fit a phone')
  return undefined
}

function isPhone(value: unknown): value is Phone {
  const { openid, scene, top } = partsOf(value)
  const { statusBar, bar, capsule } = partsOf(top)
  return (
    isPhoneLook(value) &&
    typeof openid === 'string' &&
    openid !== '' &&
    Number.isInteger(scene) &&
    [statusBar, bar, capsule].every(isLength)
  )
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
