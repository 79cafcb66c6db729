import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { CalendarDay } from '../../../contracts/calendar'
import { a11y, Icon, Pressable, Type, useCopy, useLook } from '../../ui'
import { calendarCopy } from './copy'
import './month-head.scss'
import { lunarMonthOf, lunarYearOf, type Month, monthAfter, partsOf } from './month-words'

type Props = {
  month: Month
  /** Undefined while they are fetched. */
  days: readonly CalendarDay[] | undefined
  onMonth: (month: Month) => void
}

/** The month, its lunar months below, and the ways to the months beside it. */
export function MonthHead({ month, days, onMonth }: Props): ReactNode {
  const copy = useCopy(calendarCopy)
  const { year, number } = partsOf(month)
  return (
    <View className="month-head">
      <Arrow to={monthAfter(month, -1)} label={copy.before} onMonth={onMonth} before />
      <View className="month-head__words" {...a11y({ live: 'polite' })}>
        <Type size="title" center figures>
          {copy.month(year, number)}
        </Type>
        <Type size="fact" tone="ink-3" center>
          {days ? <LunarSpan days={days} /> : ' '}
        </Type>
      </View>
      <Arrow to={monthAfter(month, 1)} label={copy.after} onMonth={onMonth} />
    </View>
  )
}

/** 丙午年 · 十月至冬月; across a new year both years are named. */
function LunarSpan({ days }: { days: readonly CalendarDay[] }): ReactNode {
  const copy = useCopy(calendarCopy)
  const { lang } = useLook()
  const first = days[0]
  const last = days[days.length - 1]
  if (!first || !last) return null
  const [from, to] = [lunarYearOf(first), lunarYearOf(last)]
  const year = copy.lunarYear(from.stem, from.branch)
  const yearAfter = from.branch === to.branch ? '' : copy.lunarYear(to.stem, to.branch)
  const span = copy.lunarSpan(lunarMonthOf(first, lang), lunarMonthOf(last, lang))
  return `${[year, yearAfter !== year && yearAfter].filter(Boolean).join('、')} · ${span}`
}

type ArrowProps = {
  to: Month | undefined
  label: string
  onMonth: (month: Month) => void
  before?: boolean
}

function Arrow({ to, label, onMonth, before }: ArrowProps): ReactNode {
  return (
    <Pressable
      className={`month-head__arrow${to ? '' : ' month-head__arrow--none'}`}
      disabled={!to}
      onPress={() => to && onMonth(to)}
      spoken={{ label }}
    >
      <Icon name={before ? 'back' : 'chevron'} tone={to ? 'ink-2' : 'line'} />
    </Pressable>
  )
}
