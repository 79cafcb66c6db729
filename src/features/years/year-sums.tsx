import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFen } from '../../../contracts/money'
import { Amount, Card, Facts, type Lang, Type, useCopy } from '../../ui'
import { yearsCopy } from './copy'

/** In whole fen, as the ledger has them. */
type Sums = { givenFen: number; refundedFen: number; standsFen: number }

export function YearSums({ of: { givenFen, refundedFen, standsFen } }: { of: Sums }): ReactNode {
  const copy = useCopy(yearsCopy)
  const facts = [
    { label: copy.given, value: formatFen(givenFen) },
    { label: copy.refunded, value: formatFen(refundedFen) },
  ]
  return (
    <Card inPage>
      <View className="years__sum">
        <Type strong>{copy.stands}</Type>
        <Amount fen={standsFen} size={28} />
      </View>
      {refundedFen > 0 ? <Facts facts={facts} /> : null}
    </Card>
  )
}

/** The same as lines of text. */
export function sumsText({ givenFen, refundedFen, standsFen }: Sums, lang: Lang): string[] {
  const copy = yearsCopy[lang]
  return [
    `${copy.given}\t${formatFen(givenFen)}`,
    ...(refundedFen > 0 ? [`${copy.refunded}\t${formatFen(refundedFen)}`] : []),
    `${copy.stands}\t${formatFen(standsFen)}`,
  ]
}
