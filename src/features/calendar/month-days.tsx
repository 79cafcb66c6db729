import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { startOf, day as toDay } from '../../../contracts/beijing'
import type { CalendarDay } from '../../../contracts/calendar'
import {
  a11y,
  dayWords,
  decorative,
  Icon,
  Pressable,
  useCopy,
  useLook,
  useWords,
  weekdayWords,
} from '../../ui'
import { calendarCopy } from './copy'
import './month-days.scss'
import { accentOf, useMourning } from '../scenes'
import { blanksBefore, isNamed, monthOf, namesOf, underFigure } from './month-words'

type Props = {
  days: readonly CalendarDay[]
  /** The day that is looked at. */
  shown: string | undefined
  today: string
  onDay: (day: string) => void
}

/** Seven columns; in large text or on a narrow phone a list, first of the days that have a name. */
export function MonthDays({ days, shown, today, onDay }: Props): ReactNode {
  const copy = useCopy(calendarCopy)
  const [every, setEvery] = useState(false)
  const blanks = blanksBefore(monthOf(days[0]?.day ?? today))
  return (
    <View className="month">
      <View className="month__week" {...decorative}>
        {copy.weekdays.split(' ').map((weekday) => (
          <View key={weekday}>{weekday}</View>
        ))}
      </View>
      <View className={`month__days month__days--from-${blanks}`} {...a11y(grouped(copy.days))}>
        {days.map((of) => (
          <DayCell
            key={of.day}
            of={of}
            shown={of.day === shown}
            today={of.day === today}
            past={of.day < today}
            every={every}
            onPress={() => onDay(of.day)}
          />
        ))}
      </View>
      <Pressable className="month__every" onPress={() => setEvery(!every)}>
        {every ? copy.namedDays : copy.everyDay}
      </Pressable>
    </View>
  )
}

const grouped = (label: string) => ({ role: 'group', label }) as const

type CellProps = {
  of: CalendarDay
  shown: boolean
  today: boolean
  past: boolean
  /** A list holds it too when it has no name. */
  every: boolean
  onPress: () => void
}

function DayCell({ of, shown, today, past, every, onPress }: CellProps): ReactNode {
  const copy = useCopy(calendarCopy)
  const words = useWords()
  const { lang, theme } = useLook()
  const mourning = useMourning()
  const [mark] = of.marks
  const scene = mourning ? 'mourning' : mark?.scene
  const colour = mark && !shown && scene ? accentOf(scene, theme) : undefined
  const names = namesOf(of).map(words)
  const weekday = weekdayWords(startOf(toDay(of.day)).toISOString(), lang)
  const date = copy.date(dayWords(of.day, lang), weekday, words(of.lunar))
  const label = [date, ...names, today && copy.today, shown && copy.shown]
    .filter(Boolean)
    .join('，')
  const styles = [
    'month__day',
    mark && 'month__day--marked',
    !isNamed(of) && !today && !shown && !every && 'month__day--plain',
    today && 'month__day--today',
    past && 'month__day--past',
    shown && 'month__day--shown',
  ]
  return (
    <Pressable className={styles.filter(Boolean).join(' ')} onPress={onPress} spoken={{ label }}>
      <View className="month__figure">{Number(of.day.slice(8))}</View>
      <View className="month__under" {...(colour && { style: { color: colour } })}>
        {underFigure(of, lang)}
      </View>
      <View className="month__words">
        <View className="month__name">
          {[...names, today && copy.today].filter(Boolean).join(' · ') || words(of.lunar)}
        </View>
        <View className="month__line">{`${weekday} · ${words(of.lunar)}`}</View>
      </View>
      <View className="month__chevron">
        <Icon name="chevron" size={14} tone="ink-3" />
      </View>
    </Pressable>
  )
}
