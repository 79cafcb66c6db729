import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { ChoiceGroup, Type, useCopy } from '../../../ui'
import { partsCopy } from '../parts/copy'
import { hourWords } from '../words'

/** When people look at their phones; the server takes any full hour from 8 to 21. */
const HOURS = [8, 10, 12, 18, 19, 20, 21] as const

type Props = { hour: number; onChange: (hour: number) => void }

export function HourChoice({ hour, onChange }: Props): ReactNode {
  const copy = useCopy(partsCopy)
  const hours = [...new Set([...HOURS, hour])].sort((one, other) => one - other)
  return (
    <View>
      <Type strong>{copy.hour}</Type>
      <View className="change__choice">
        <ChoiceGroup
          label={copy.hour}
          kind="row"
          choices={hours.map((value) => ({ value, label: hourWords(value) }))}
          value={hour}
          onChange={onChange}
        />
      </View>
    </View>
  )
}
