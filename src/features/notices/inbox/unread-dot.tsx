import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { decorative } from '../../../ui'
import './unread-dot.scss'

/** Beside what is unread; the words for it are said where it stands. */
export function UnreadDot(): ReactNode {
  return <View className="unread-dot" {...decorative} />
}
