import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Pledge } from '../../../../contracts/pledges'
import { Amount, Type, useCopy, useWords } from '../../../ui'
import { pledgeCopy } from './copy'
import './given-to.scss'

/** Where the money went, as soon as that is not simply what the page is headed with. */
export function GivenTo({ pledge }: { pledge: Pledge }): ReactNode {
  const copy = useCopy(pledgeCopy)
  const words = useWords()
  const { given, projectId } = pledge
  if (given.every((each) => each.projectId === projectId)) return null
  return (
    <View className="given-to">
      {given.map(({ projectId: to, projectTitle, charityName, gifts, totalFen }) => (
        <View key={to} className="given-to__row">
          <View className="given-to__words">
            <Type name>{copy.givenTo(words(projectTitle))}</Type>
            <Type size="fact" tone="ink-2" figures>
              {`${words(charityName)} · ${copy.lit(gifts)}`}
            </Type>
          </View>
          <Amount fen={totalFen} size={16} tone="ink-2" />
        </View>
      ))}
    </View>
  )
}
