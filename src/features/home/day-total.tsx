import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFenShort } from '../../../contracts/money'
import { Amount, clockOf, Type, useCopy } from '../../ui'
import { grouped, type ProjectList } from '../projects'
import { homeCopy } from './copy'
import './day-total.scss'

type Props = {
  today: ProjectList['today']
  /** No lanterns are spoken of. */
  quiet: boolean
}

/** What stands of what everybody gave today, with how many lanterns, what went back, and as of when. */
export function DayTotal({ today, quiet }: Props): ReactNode {
  const copy = useCopy(homeCopy)
  const nobodyYet = quiet ? copy.nobodyYetQuiet : copy.nobodyYet
  return (
    <View className="day-total">
      <View>
        <Type size="fact" tone="ink-3">
          {today.gifts > 0 ? copy.today : nobodyYet}
        </Type>
        <Amount fen={today.raisedFen} size={28} />
        {today.refundedFen > 0 ? (
          <Type size="fact" tone="ink-3" figures>
            {copy.refunded(formatFenShort(today.refundedFen))}
          </Type>
        ) : null}
      </View>
      <View className="day-total__facts">
        {today.gifts > 0 ? (
          <Type size="fact" tone="ink-3" figures>
            <Type inline size="fact" tone="ink-2" strong>
              {grouped(today.gifts)}
            </Type>
            {quiet ? copy.times(today.gifts) : copy.lanterns(today.gifts)}
          </Type>
        ) : null}
        <Type size="fact" tone="ink-3" figures>
          {copy.asOf(clockOf(today.asOf))}
        </Type>
      </View>
    </View>
  )
}
