import { Button as PlatformButton } from '@tarojs/components'
import type { ReactNode } from 'react'
import { shareSheet } from '../../platform'
import { a11y } from '../a11y'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/paths'
import type { Tone } from '../palette'
import { Pressable } from '../pressable'
import './button.scss'

type Kind = 'primary' | 'outline' | 'quiet' | 'plain' | 'danger'

type Props = {
  children: ReactNode
  onPress?: (() => void) | undefined
  /** One primary a screen; `quiet` beside it; `plain` is words alone; `danger` has an icon always. */
  kind?: Kind | undefined
  small?: boolean | undefined
  icon?: IconName | undefined
  disabled?: boolean | undefined
  /** Something is under way: says so, keeps its width, takes no second tap. */
  busy?: boolean | undefined
  /** Takes what room there is in a row. */
  grow?: boolean | undefined
  /** Opens the host's share panel, where it has one; elsewhere it is a tap like any other. */
  share?: boolean | undefined
  label?: string | undefined
  className?: string | undefined
}

const iconTones = {
  primary: 'accent-ink',
  outline: 'accent',
  quiet: 'ink',
  plain: 'ink-2',
  danger: 'danger',
} as const satisfies Record<Kind, Tone>

export function Button({ children, onPress, kind = 'quiet', ...rest }: Props): ReactNode {
  const { small, icon, disabled, busy, grow, share, label, className } = rest
  const names = [
    'button',
    `button--${kind}`,
    small && 'button--small',
    grow && 'button--grow',
    disabled && 'button--disabled',
    busy && 'button--busy',
    className,
  ]
  const shown = names.filter(Boolean).join(' ')
  const drawn = kind === 'danger' ? (icon ?? 'alert') : icon
  const content = (
    <>
      {drawn ? <Icon name={drawn} size={18} tone={iconTones[kind]} /> : null}
      {children}
    </>
  )
  if (share && shareSheet.openType) {
    return (
      <PlatformButton
        className={`${shown} button--platform`}
        hoverClass="pressable--pressed"
        openType={shareSheet.openType}
        {...a11y({ label })}
      >
        {content}
      </PlatformButton>
    )
  }
  return (
    <Pressable
      className={shown}
      onPress={onPress}
      disabled={disabled || busy}
      spoken={{ label, busy }}
    >
      {content}
    </Pressable>
  )
}
