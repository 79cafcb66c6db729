import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFen } from '../../../../contracts/money'
import { openPage } from '../../../platform'
import {
  Amount,
  Card,
  dayWordsOf,
  Pressable,
  Section,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { yearCopy } from './copy'
import type { Item, OfCharity } from './year-text'

/** What went to one charity in the year: its sum, under the code that its receipts bear, and each gift. */
export function CharityYear({ of }: { of: OfCharity }): ReactNode {
  const copy = useCopy(yearCopy)
  const words = useWords()
  const { charityName, creditCode, standsFen, items } = of
  return (
    <Section title={words(charityName)} note={copy.count(items.length)}>
      <Card inPage inside="list">
        <View className="gift-year__charity">
          <Type size="fact" tone="ink-2" figures className="gift-year__code">
            {copy.creditCode(creditCode)}
          </Type>
          <View className="gift-year__amount">
            <Amount fen={standsFen} size={20} />
          </View>
        </View>
        {items.map((item) => (
          <Row key={item.giftId} item={item} />
        ))}
      </Card>
    </Section>
  )
}

function Row({ item }: { item: Item }): ReactNode {
  const copy = useCopy(yearCopy)
  const words = useWords()
  const { lang } = useLook()
  const { giftId, settledAt, projectTitle, receiptNumber, amountFen, refundedFen, wish } = item
  const on = dayWordsOf(settledAt, lang)
  const title = words(projectTitle)
  return (
    <Pressable
      className="gift-year__row"
      onPress={() => openPage('gift', { giftId })}
      spoken={{ label: copy.row(on, title, formatFen(amountFen)) }}
    >
      <View className="gift-year__words">
        <Type strong name>
          {title}
        </Type>
        <Type size="fact" tone="ink-2" figures>
          {`${on} · ${copy.wish[wish]}`}
        </Type>
        <Type size="fact" tone="ink-3" figures className="gift-year__code">
          {copy.number(receiptNumber)}
        </Type>
      </View>
      <View className="gift-year__amount">
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
