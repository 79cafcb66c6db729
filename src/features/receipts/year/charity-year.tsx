import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Amount, Card, Section, Type, useCopy, useWords } from '../../../ui'
import { YearRow, yearsCopy } from '../../years'
import { yearCopy } from './copy'
import './charity-year.scss'
import type { OfCharity } from './year-text'

/** What went to one charity in the year: its sum, under the code that its receipts bear, and each gift. */
export function CharityYear({ of }: { of: OfCharity }): ReactNode {
  const copy = useCopy(yearCopy)
  const years = useCopy(yearsCopy)
  const words = useWords()
  const { charityName, creditCode, standsFen, items } = of
  return (
    <Section title={words(charityName)} note={years.count(items.length)}>
      <Card inPage inside="list">
        <View className="charity-year">
          <Type size="fact" tone="ink-2" figures className="charity-year__code">
            {copy.creditCode(creditCode)}
          </Type>
          <View className="charity-year__amount">
            <Amount fen={standsFen} size={20} />
          </View>
        </View>
        {items.map((item) => (
          <YearRow key={item.giftId} item={item} about={copy.wish[item.wish]} />
        ))}
      </Card>
    </Section>
  )
}
