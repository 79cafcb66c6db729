import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { ChoiceGroup, Type, useCopy, useLook } from '../../../ui'
import { dayOfMonthWords } from '../words'
import { partsCopy } from './copy'
import './day-choice.scss'

/** Days that people are paid, or remember. */
const USUAL_DAYS = [1, 8, 15, 25] as const
const DAYS_MAX = 31
/** Every month has so many days. */
const DAYS_IN_EVERY_MONTH = 28

type Props = { day: number; onChange: (day: number) => void }

/** A day of the month: a few usual ones, and all of them behind one tap. */
export function DayChoice({ day, onChange }: Props): ReactNode {
  const copy = useCopy(partsCopy)
  const { lang } = useLook()
  const [all, setAll] = useState(false)
  const [offered] = useState(() => [...new Set([...USUAL_DAYS, day])].sort((a, b) => a - b))
  return (
    <View className="day-choice">
      <Type strong>{copy.day}</Type>
      <View className="day-choice__usual">
        <ChoiceGroup
          label={copy.day}
          kind="row"
          choices={[
            ...offered.map((value) => ({ value, label: dayOfMonthWords(value, lang) })),
            { value: 0, label: copy.otherDay },
          ]}
          value={all || !offered.includes(day) ? 0 : day}
          onChange={(value) => {
            setAll(value === 0)
            if (value !== 0) onChange(value)
          }}
        />
      </View>
      {all ? <DayGrid label={copy.otherDay} day={day} most={DAYS_MAX} onChange={onChange} /> : null}
      {day > DAYS_IN_EVERY_MONTH ? (
        <Type size="fact" tone="ink-2" figures above={8}>
          {copy.shortMonths(day)}
        </Type>
      ) : null}
    </View>
  )
}

type GridProps = {
  label: string
  day: number | undefined
  /** From the first to the last that can be chosen. */
  least?: number | undefined
  most: number
  onChange: (day: number) => void
}

/** Days by their number, as many in a line as fit under a thumb. */
export function DayGrid({ label, day, least = 1, most, onChange }: GridProps): ReactNode {
  const { lang } = useLook()
  const days = Array.from({ length: most - least + 1 }, (_, index) => index + least)
  return (
    <View className="day-grid">
      <ChoiceGroup
        label={label}
        choices={days.map((value) => ({
          value,
          label: dayOfMonthWords(value, lang),
          content: <Type inline>{value}</Type>,
        }))}
        value={day}
        onChange={onChange}
      />
    </View>
  )
}
