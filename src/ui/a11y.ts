/**
 * What a screen reader is told, for both platforms: a mini program says `aria-role`, a browser `role`
 * and also wants to reach the element with the keyboard. Values are strings, because the browser twins
 * of the platform's components drop an attribute whose value is `false`.
 */
const BROWSER = process.env['TARO_ENV'] !== 'weapp'

export type Role =
  | 'alert'
  | 'button'
  | 'checkbox'
  | 'dialog'
  | 'group'
  | 'heading'
  | 'img'
  | 'link'
  | 'list'
  | 'listitem'
  | 'navigation'
  | 'progressbar'
  | 'radio'
  | 'radiogroup'
  | 'region'
  | 'status'
  | 'switch'

export type Spoken = {
  role?: Role | undefined
  label?: string | undefined
  /** Level of a heading. */
  level?: 1 | 2 | 3 | undefined
  checked?: boolean | undefined
  disabled?: boolean | undefined
  expanded?: boolean | undefined
  modal?: boolean | undefined
  busy?: boolean | undefined
  hidden?: boolean | undefined
  live?: 'polite' | 'assertive' | undefined
  /** Of a progress bar: 0 to 100, and the same in words. */
  value?: number | undefined
  valueText?: string | undefined
}

/** The attributes to spread on a view. */
export function a11y(spoken: Spoken): Record<string, string> {
  const { role, label, level, checked, disabled, expanded, modal, busy, hidden, live } = spoken
  return attributes({
    [BROWSER ? 'role' : 'aria-role']: role,
    'aria-label': label,
    'aria-level': level,
    'aria-checked': checked,
    'aria-disabled': disabled,
    'aria-expanded': expanded,
    'aria-modal': modal,
    'aria-busy': busy,
    'aria-hidden': hidden,
    'aria-live': live,
    'aria-valuenow': spoken.value,
    'aria-valuemin': spoken.value === undefined ? undefined : 0,
    'aria-valuemax': spoken.value === undefined ? undefined : 100,
    'aria-valuetext': spoken.valueText,
  })
}

export const decorative = a11y({ hidden: true })

type Key = { key?: string; preventDefault: () => void }

/** In a browser: lets Enter and Space do what a tap does. Nothing in a mini program. */
export function reachable(press: (() => void) | undefined, tabIndex = 0): Record<string, unknown> {
  if (!BROWSER) return {}
  return {
    tabIndex,
    onKeyDown: (event: Key) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      press?.()
    },
  }
}

function attributes(all: Record<string, string | number | boolean | undefined>) {
  const said: Record<string, string> = {}
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) said[name] = String(value)
  }
  return said
}
