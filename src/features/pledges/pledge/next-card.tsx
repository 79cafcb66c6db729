import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Pledge } from '../../../../contracts/pledges'
import { Amount, Card, Type, useCopy, useLook } from '../../../ui'
import { hourWords, weekdayOf } from '../words'
import { pledgeCopy } from './copy'
import './next-card.scss'

/** What comes next by itself: its day, its sum, and how one hears of it. */
export function NextCard({ pledge }: { pledge: Pledge }): ReactNode {
  const copy = useCopy(pledgeCopy)
  const { lang } = useLook()
  const { nextOn, nextFen, amountFen, way, hour, announced } = pledge
  if (nextOn === undefined) return null
  return (
    <Card inPage>
      <View className="next-card">
        <View className="next-card__words">
          <Type size="fact" tone="ink-3" figures>
            {way === 'contract' ? copy.nextContract : copy.nextReminder(hourWords(hour))}
          </Type>
          <Type size="title" figures>
            {weekdayOf(nextOn, lang)}
          </Type>
        </View>
        <Amount fen={nextFen ?? amountFen} size={28} />
      </View>
      {announced && way === 'contract' ? (
        <Type size="fact" tone="ink-3" above={8}>
          {copy.announcedNote}
        </Type>
      ) : null}
    </Card>
  )
}
