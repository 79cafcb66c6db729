import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon/icon'
import { Pressable } from '../pressable'
import { Type } from '../type/type'
import './year-steps.scss'

type Props = {
  year: number
  earliest: number
  latest: number
  /** Of the two steps, for a screen reader. */
  labels: { earlier: string; later: string }
  onChange: (year: number) => void
}

/** A year between a step back and a step on. */
export function YearSteps({ year, earliest, latest, labels, onChange }: Props): ReactNode {
  const step = (to: number, label: string, icon: 'back' | 'chevron'): ReactNode => {
    const none = to < earliest || to > latest
    return (
      <Pressable
        className="year-steps__step"
        onPress={() => onChange(to)}
        disabled={none}
        spoken={{ label }}
      >
        <Icon name={icon} size={18} tone={none ? 'ink-3' : 'ink'} />
      </Pressable>
    )
  }
  return (
    <View className="year-steps">
      {step(year - 1, labels.earlier, 'back')}
      <Type strong figures>
        {year}
      </Type>
      {step(year + 1, labels.later, 'chevron')}
    </View>
  )
}
