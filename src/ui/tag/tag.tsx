import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/paths'
import './tag.scss'

type Props = {
  children: ReactNode
  tone?: 'accent' | 'jade' | 'gold' | 'danger' | 'ink-2' | undefined
  icon?: IconName | undefined
  strong?: boolean | undefined
}

/** A word or two about a thing, on a wash of its colour. */
export function Tag({ children, tone = 'accent', icon, strong }: Props): ReactNode {
  return (
    <View className={`tag tag--${tone}${strong ? ' tag--strong' : ''}`}>
      {icon ? <Icon name={icon} size={14} tone={tone} /> : null}
      {children}
    </View>
  )
}
