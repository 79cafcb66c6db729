import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import { REMINDER_HOUR } from '../../../../contracts/pledge-plan'
import { Notice, Type, useCopy, useLook } from '../../../ui'
import type { Pledging } from '../../gifts'
import { firstTime } from '../next-times'
import { now } from '../today'
import { timeWords } from '../words'
import { startCopy } from './copy'

/** What is about to be promised, in one sentence. */
export function Means({
  amountFen,
  terms,
}: {
  amountFen: number | undefined
  terms: Pledging
}): ReactNode {
  const copy = useCopy(startCopy)
  const { lang } = useLook()
  if (amountFen === undefined) return null
  const next = timeWords(
    firstTime({ ...terms, hour: REMINDER_HOUR, amountFen }, terms.first, now()),
    lang,
  )
  const atOnce = terms.first === 'now'
  return (
    <View className="pledge-start__means">
      <Notice tone="jade" icon="calendar">
        <Type strong figures>
          {atOnce ? copy.meansNow(formatFenShort(amountFen), next) : copy.meansOnDay(next)}
        </Type>
        <Type size="fact" tone="ink-2" above={4}>
          {copy.stops}
        </Type>
      </Notice>
    </View>
  )
}
