import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Pledge } from '../../../../contracts/pledges'
import { Amount, Card, Type, useCopy, useLook } from '../../../ui'
import { newTerms, openMonth } from '../next-times'
import { hourWords, timeWords, weekdayOf } from '../words'
import { pledgeCopy } from './copy'
import './next-card.scss'

/** What comes next by itself: its day, its sum, and how one hears of it. */
export function NextCard({ pledge }: { pledge: Pledge }): ReactNode {
  const copy = useCopy(pledgeCopy)
  const { lang } = useLook()
  const { nextOn, nextFen, amountFen, way, announced } = pledge
  const heard = useHeard(pledge)
  if (nextOn === undefined) return null
  const open = openMonth(pledge)
  const changed = newTerms(pledge)
  const settled = announced && way === 'contract' && !open?.canPay
  return (
    <Card inPage>
      <View className="next-card">
        <View className="next-card__words">
          <Type size="fact" tone="ink-3" figures>
            {heard}
          </Type>
          <Type size="title" figures>
            {weekdayOf(nextOn, lang)}
          </Type>
        </View>
        <Amount fen={nextFen ?? amountFen} size={28} />
      </View>
      {settled ? (
        <Type size="fact" tone="ink-3" above={8}>
          {open?.state === 'charging' ? copy.orderedNote : copy.announcedNote}
        </Type>
      ) : null}
      {changed ? (
        <Type size="fact" tone="ink-2" figures above={8}>
          {copy.newTerms(timeWords(changed, lang))}
        </Type>
      ) : null}
    </Card>
  )
}

/** How one hears of it; nobody hears twice of one that can be paid by now. */
function useHeard(pledge: Pledge): string {
  const copy = useCopy(pledgeCopy)
  const open = openMonth(pledge)
  if (open?.state === 'retrying') return copy.nextAgain
  // Asked for by a reminder: also where another way was chosen since.
  if (open?.canPay) return pledge.way === 'contract' ? copy.nextByHand : copy.nextDue
  return pledge.way === 'contract' ? copy.nextContract : copy.nextReminder(hourWords(pledge.hour))
}
