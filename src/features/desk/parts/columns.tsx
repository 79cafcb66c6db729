import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Trouble } from '../../../cloud'
import { Notice, useWords } from '../../../ui'
import './desk-frame.scss'

/** What is written at the left, and what it comes to beside it; on a phone one below the other. */
export function Columns({ side, children }: { side: ReactNode; children: ReactNode }): ReactNode {
  return (
    <View className="desk__columns">
      <View className="desk__column">{children}</View>
      <View className="desk__column desk__column--side">{side}</View>
    </View>
  )
}

/** Fields below one another. */
export function Fields({ children }: { children: ReactNode }): ReactNode {
  return <View className="desk__fields">{children}</View>
}

/** A sentence of the page's own. */
export function Said({ children }: { children: ReactNode }): ReactNode {
  return <View className="desk__notice">{children}</View>
}

/** What went wrong with what was just pressed. */
export function TroubleSaid({ trouble }: { trouble: Trouble | undefined }): ReactNode {
  const words = useWords()
  return trouble ? (
    <Said>
      <Notice tone="danger" live>
        {words(trouble.sentence)}
      </Notice>
    </Said>
  ) : null
}

export function Actions({ children }: { children: ReactNode }): ReactNode {
  return <View className="desk__actions">{children}</View>
}
