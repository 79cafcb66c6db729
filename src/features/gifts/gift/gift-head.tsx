import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { Amount, HangingLantern, Tag, Type, useCopy, useLook, useWords } from '../../../ui'
import { atWords } from '../at-words'
import { stateCopy } from '../mine/copy'
import { lanternOf, shownState } from '../mine/gift-state'
import './gift-head.scss'

/** The lantern, when, how much, what for. */
export function GiftHead({ gift }: { gift: Gift }): ReactNode {
  const states = useCopy(stateCopy)
  const words = useWords()
  const { lang } = useLook()
  const lit = lanternOf(gift) === 'lit'
  return (
    <View className="gift-head">
      <HangingLantern state={lanternOf(gift)} size="head" />
      <View className="gift-head__words">
        <Type tone="ink-2" figures>
          {atWords(gift.settledAt ?? gift.startedAt, lang)}
        </Type>
        <Amount fen={gift.amountFen} size={40} />
        <Type tone="ink-2">{words(gift.projectTitle)}</Type>
        <View className="gift-head__state">
          <Tag tone={lit ? 'jade' : 'ink-2'} {...(lit ? { icon: 'done' } : {})}>
            {states[shownState(gift)]}
          </Tag>
        </View>
      </View>
    </View>
  )
}
