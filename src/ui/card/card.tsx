import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '../a11y'
import { Pressable } from '../pressable'
import './card.scss'

type Props = {
  children: ReactNode
  /** Makes the whole card one thing to tap, with these words for a screen reader. */
  onPress?: (() => void) | undefined
  label?: string | undefined
  /** `list`: rows reach from edge to edge. `none`: pictures do. `outline`: on a sheet, without shadow. */
  inside?: 'normal' | 'list' | 'none' | 'outline' | undefined
  /** 12 px below what came before, and the page's margin at the sides. */
  inPage?: boolean | undefined
  className?: string | undefined
}

export function Card({
  children,
  onPress,
  label,
  inside = 'normal',
  inPage,
  className,
}: Props): ReactNode {
  const names = ['card', `card--${inside}`, inPage && 'card--in-page', className]
  const shown = names.filter(Boolean).join(' ')
  if (onPress) {
    return (
      <Pressable className={shown} onPress={onPress} spoken={{ label }}>
        {children}
      </Pressable>
    )
  }
  return (
    <View className={shown} {...(label ? a11y({ role: 'region', label }) : {})}>
      {children}
    </View>
  )
}
