import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { formatFen } from '../../../../contracts/money'
import { serverClock } from '../../../cloud/server-time'
import { openPage } from '../../../platform'
import {
  Amount,
  HangingLantern,
  ListRow,
  pastDayWords,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { giftsCopy, stateCopy } from './copy'
import { lanternOf, shownState } from './gift-state'
import './gift-row.scss'

/** One gift among others: its lantern, what it was for, its state and its sum. */
export function GiftRow({ gift }: { gift: Gift }): ReactNode {
  const copy = useCopy(giftsCopy)
  const states = useCopy(stateCopy)
  const words = useWords()
  const { lang } = useLook()
  const project = words(gift.projectTitle)
  const at = pastDayWords(gift.settledAt ?? gift.startedAt, serverClock.now().toISOString(), lang)
  const state = states[shownState(gift)]
  return (
    <ListRow
      leading={<HangingLantern state={lanternOf(gift)} size="row" />}
      strong
      title={project}
      detail={`${at} · ${state}`}
      aside={
        <View className="gift-row__sum">
          <Amount fen={gift.amountFen} size={16} />
        </View>
      }
      label={copy.open(project, formatFen(gift.amountFen), state)}
      onPress={() => openPage('gift', { giftId: gift.giftId })}
    />
  )
}
