import { View } from '@tarojs/components'
import type { ComponentProps, ReactNode } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { Amount, HangingLantern, Tag, Type, useCopy, useLook, useWords } from '../../../ui'
import { atWords } from '../at-words'
import { stateCopy } from '../mine/copy'
import { lanternOf, type ShownState, shownState } from '../mine/gift-state'
import './gift-head.scss'

/** The lantern, when, how much, what for. */
export function GiftHead({ gift }: { gift: Gift }): ReactNode {
  const states = useCopy(stateCopy)
  const words = useWords()
  const { lang } = useLook()
  const state = shownState(gift)
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
          <Tag {...badgeOf(state)}>{states[state]}</Tag>
        </View>
      </View>
    </View>
  )
}

/** What stands in the account has its check; what is on its way back has not, whatever was booked before. */
function badgeOf(state: ShownState): Pick<ComponentProps<typeof Tag>, 'tone' | 'icon'> {
  switch (state) {
    case 'settled':
    case 'partly_refunded':
      return { tone: 'jade', icon: 'done' }
    case 'paid':
    case 'asked':
    case 'under_way':
    case 'stuck':
      return { tone: 'gold', icon: 'clock' }
    default:
      return { tone: 'ink-2' }
  }
}
