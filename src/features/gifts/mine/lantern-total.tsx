import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Amount, Card, HangingLantern, Type, useCopy } from '../../../ui'
import { giftsCopy } from './copy'
import './lantern-total.scss'

type Props = { lanterns: number; totalFen: number }

/** How many lanterns are lit, and the sum of what stands in the ledger, less what went back. */
export function LanternTotal({ lanterns, totalFen }: Props): ReactNode {
  const copy = useCopy(giftsCopy)
  return (
    <Card inPage>
      <View className="lantern-total">
        <HangingLantern state={lanterns > 0 ? 'lit' : 'next'} size="head" />
        <View>
          <Type strong figures>
            {copy.lanterns(lanterns)}
          </Type>
          <Type size="fact" tone="ink-2" above={8}>
            {copy.total}
          </Type>
          <Amount fen={totalFen} size={28} />
        </View>
      </View>
    </Card>
  )
}
