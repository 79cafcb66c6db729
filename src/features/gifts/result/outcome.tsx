import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, Type } from '../../../ui'
import './outcome.scss'

type Props = { title: string; text: string; children?: ReactNode }

/** A headline, a sentence about the money, and what can be done; read out when it appears. */
export function Outcome({ title, text, children }: Props): ReactNode {
  return (
    <View className="outcome">
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <Type size="headline" center>
          {title}
        </Type>
        <Type tone="ink-2" center above={8}>
          {text}
        </Type>
      </View>
      {children ? <View className="outcome__actions">{children}</View> : null}
    </View>
  )
}
