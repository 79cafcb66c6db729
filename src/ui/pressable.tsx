import { View } from '@tarojs/components'
import type { CSSProperties, ReactNode } from 'react'
import { a11y, reachable, type Spoken } from './a11y'
import './pressable.scss'

type Props = {
  children: ReactNode
  onPress: (() => void) | undefined
  className?: string | undefined
  style?: CSSProperties | undefined
  /** `scroll` rows should not flash while a finger passes over them. */
  disabled?: boolean | undefined
  /** In a radio group only the chosen one is reached with Tab; the others are left out (-1). */
  tabIndex?: 0 | -1 | undefined
  id?: string | undefined
  spoken?: Spoken | undefined
}

/** Anything that can be tapped: the pressed state of the platform, a role, and the keyboard. */
export function Pressable({
  children,
  onPress,
  className = '',
  disabled,
  ...rest
}: Props): ReactNode {
  const press = disabled ? undefined : onPress
  return (
    <View
      {...(rest.id ? { id: rest.id } : {})}
      className={`pressable ${className}`}
      {...(rest.style ? { style: rest.style } : {})}
      hoverClass={disabled ? 'none' : 'pressable--pressed'}
      hoverStayTime={80}
      onClick={() => press?.()}
      {...a11y({ role: 'button', disabled, ...rest.spoken })}
      {...reachable(press, disabled ? -1 : rest.tabIndex)}
    >
      {children}
    </View>
  )
}
