import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { ChoiceGroup, Type, useCopy } from '../../../ui'
import type { Pledging } from '../../gifts'
import { startCopy } from './copy'

type Props = { first: Pledging['first']; onChange: (first: Pledging['first']) => void }

/** Now, or on the day. */
export function FirstChoice({ first, onChange }: Props): ReactNode {
  const copy = useCopy(startCopy)
  return (
    <View className="pledge-start__first">
      <Type strong>{copy.first}</Type>
      <View className="pledge-start__choice">
        <ChoiceGroup
          label={copy.first}
          kind="segments"
          choices={[
            { value: 'now', label: copy.firstNow },
            { value: 'on-day', label: copy.firstOnDay },
          ]}
          value={first}
          onChange={onChange}
        />
      </View>
    </View>
  )
}
