import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Type, useWords } from '../../../ui'
import { Cover } from '../../projects'
import './pledge-head.scss'

type Words = { zh: string; en: string }
type Props = { cover: string; title: Words; charityName: Words }

/** What it is for, and whose account it goes to. */
export function PledgeHead({ cover, title, charityName }: Props): ReactNode {
  const words = useWords()
  return (
    <View className="pledge-head">
      <View className="pledge-head__cover">
        <Cover cover={cover} square />
      </View>
      <View className="pledge-head__words">
        <Type size="title" name>
          {words(title)}
        </Type>
        <Type tone="ink-2" name>
          {words(charityName)}
        </Type>
      </View>
    </View>
  )
}
