import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '../a11y'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/paths'
import './notice.scss'

type Props = {
  children: ReactNode
  tone?: 'accent' | 'jade' | 'gold' | 'danger' | 'ink-2' | undefined
  icon?: IconName | undefined
  /** At the right: a day, a small button. */
  aside?: ReactNode | undefined
  /** Read out when it appears: for what has just happened, not for what always stands there. */
  live?: boolean | undefined
}

/** A sentence on a tinted box. Danger always has an icon, because the accent red lies close to it. */
export function Notice({ children, tone = 'accent', icon, aside, live }: Props): ReactNode {
  const drawn = icon ?? (tone === 'danger' ? 'alert' : undefined)
  return (
    <View
      className={`notice notice--${tone}`}
      {...(live ? a11y({ role: 'status', live: 'polite' }) : {})}
    >
      {drawn ? <Icon name={drawn} size={18} tone={tone} /> : null}
      <View className="notice__words">{children}</View>
      {aside ? <View className="notice__aside">{aside}</View> : null}
    </View>
  )
}
