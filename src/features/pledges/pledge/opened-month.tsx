import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ChargeState, Month, Pledge } from '../../../../contracts/pledges'
import { Notice, useCopy, useLook } from '../../../ui'
import { monthWords } from '../words'
import { pledgeCopy } from './copy'

type Words = keyof (typeof pledgeCopy)['zh']['opened']

const SAID: Partial<Record<ChargeState, Words>> = {
  paid: 'paid',
  skipped: 'skipped',
  missed: 'missed',
  planned: 'early',
}

type Props = {
  pledge: Pledge
  period: string | undefined
  /** The page has just said itself what became of a payment. */
  said: boolean
}

/**
 * What became of the month that a notice led to, where it cannot be paid any more, or not yet; and of one whose
 * payment was opened, here or on another phone.
 */
export function OpenedMonth({ pledge, period, said: isSaid }: Props): ReactNode {
  const copy = useCopy(pledgeCopy)
  const { lang } = useLook()
  const month = pledge.months.find((each) => (period ? each.period === period : each.paying))
  const said = month && saidOf(month)
  if (!month || !said || (month.canPay && said === 'early') || (month.paying && isSaid)) return null
  return (
    <View className="pledge__said">
      <Notice tone={said === 'paid' ? 'jade' : 'ink-2'} icon={said === 'paid' ? 'done' : 'info'}>
        {copy.opened[said](monthWords(month.period, lang))}
      </Notice>
    </View>
  )
}

function saidOf({ paying, canPay, state }: Month): Words | undefined {
  if (paying) return canPay ? 'payable' : 'paying'
  return SAID[state]
}
