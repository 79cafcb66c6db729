import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Month, Pledge } from '../../../../contracts/pledges'
import { Icon, Pressable, Type, useCopy, useLook } from '../../../ui'
import { monthWords } from '../words'
import { pledgeCopy } from './copy'
import './mend-months.scss'
import { mendable } from './months-shown'

type Props = { pledge: Pledge; busy: boolean; onMend: (month: Month) => void }

/** So many at once; the others come up when these are mended. */
const SHOWN_MAX = 3

/** Months that were missed and can be made up, if their donor wants to. */
export function MendMonths({ pledge, busy, onMend }: Props): ReactNode {
  return mendable(pledge)
    .slice(0, SHOWN_MAX)
    .map((month) => (
      <Mend key={month.period} month={month} busy={busy} onMend={() => onMend(month)} />
    ))
}

type MendProps = { month: Month; busy: boolean; onMend: () => void }

function Mend({ month: { period, amountFen, why }, busy, onMend }: MendProps): ReactNode {
  const copy = useCopy(pledgeCopy)
  const { lang } = useLook()
  const name = monthWords(period, lang)
  const sum = formatFenShort(amountFen)
  return (
    <View className="mend">
      <Icon name="alert" size={18} tone="gold" />
      <Type className="mend__words" figures>
        {why ? copy.missedWhy(name, copy.whys[why]) : copy.missed(name)}
      </Type>
      <Pressable
        className="mend__button"
        onPress={onMend}
        disabled={busy}
        spoken={{ label: copy.mendLabel(name, sum) }}
      >
        {copy.mend(sum)}
      </Pressable>
    </View>
  )
}
