import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, Pressable, Type, useCopy } from '../../ui'
import { yearsCopy } from './copy'
import './year-steps.scss'

type Props = {
  year: number
  earliest: number
  latest: number
  onChange: (year: number) => void
}

/** A year between a step back and a step on. */
export function YearSteps({ year, earliest, latest, onChange }: Props): ReactNode {
  const copy = useCopy(yearsCopy)
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
      {step(year - 1, copy.earlier, 'back')}
      <Type strong figures>
        {year}
      </Type>
      {step(year + 1, copy.later, 'chevron')}
    </View>
  )
}
