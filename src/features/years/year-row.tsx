import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Words } from '../../../contracts/declare'
import { formatFen } from '../../../contracts/money'
import { openPage } from '../../platform'
import { Amount, dayWordsOf, Pressable, Type, useCopy, useLook, useWords } from '../../ui'
import { yearsCopy } from './copy'

type Item = {
  giftId: string
  settledAt: string
  projectTitle: Words
  receiptNumber: string
  amountFen: number
  refundedFen: number
}

type Props = {
  item: Item
  /** Beside its day. */
  about: string
  /** Whose it became, where the page does not say so. */
  charity?: string
}

/** A gift of the year, which leads to its page. */
export function YearRow({ item, about, charity }: Props): ReactNode {
  const copy = useCopy(yearsCopy)
  const words = useWords()
  const { lang } = useLook()
  const { giftId, settledAt, projectTitle, receiptNumber, amountFen, refundedFen } = item
  const on = dayWordsOf(settledAt, lang)
  const title = words(projectTitle)
  return (
    <Pressable
      className="years__row"
      onPress={() => openPage('gift', { giftId })}
      spoken={{ label: copy.row(on, title, formatFen(amountFen)) }}
    >
      <View className="years__words">
        <Type strong name>
          {title}
        </Type>
        <Type size="fact" tone="ink-2" figures>
          {`${on} · ${about}`}
        </Type>
        {charity ? (
          <Type size="fact" tone="ink-2" name>
            {charity}
          </Type>
        ) : null}
        <Type size="fact" tone="ink-3" figures className="years__number">
          {copy.number(receiptNumber)}
        </Type>
      </View>
      <View className="years__amount">
        <Amount fen={amountFen} size={16} />
        {refundedFen > 0 ? (
          <Type size="fact" tone="ink-2" figures>
            {copy.refundedOf(formatFen(refundedFen))}
          </Type>
        ) : null}
      </View>
    </Pressable>
  )
}
