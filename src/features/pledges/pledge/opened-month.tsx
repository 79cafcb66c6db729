import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ChargeState, Pledge } from '../../../../contracts/pledges'
import { Notice, useCopy, useLook } from '../../../ui'
import { monthWords } from '../words'
import { pledgeCopy } from './copy'

const SAID: Partial<Record<ChargeState, keyof (typeof pledgeCopy)['zh']['opened']>> = {
  paid: 'paid',
  skipped: 'skipped',
  missed: 'missed',
  planned: 'early',
}

/**
 * What became of the month that a notice led to, where it cannot be paid any more, or not yet; else of one that
 * was left out while it was being paid.
 */
export function OpenedMonth({
  pledge,
  period,
}: {
  pledge: Pledge
  period: string | undefined
}): ReactNode {
  const copy = useCopy(pledgeCopy)
  const { lang } = useLook()
  const month = pledge.months.find((each) => (period ? each.period === period : each.paying))
  const said = month && (month.paying ? 'paying' : SAID[month.state])
  if (!month || !said || (month.canPay && said === 'early')) return null
  return (
    <View className="pledge__said">
      <Notice tone={said === 'paid' ? 'jade' : 'ink-2'} icon={said === 'paid' ? 'done' : 'info'}>
        {copy.opened[said](monthWords(month.period, lang))}
      </Notice>
    </View>
  )
}
