/** A year as plain text, to be pasted where its owner needs it. Pure. */
import { formatFen } from '../../../../contracts/money'
import type { Result } from '../../../cloud'
import { clockOf, dayWordsOf, type Lang } from '../../../ui'
import { statementCopy } from './copy'

export type Statement = Result<'pledges.statement'>

export function statementText(statement: Statement, lang: Lang): string {
  const copy = statementCopy[lang]
  const { year, items, givenFen, refundedFen, standsFen, asOf } = statement
  const rows = items.map((item) =>
    [
      dayWordsOf(item.settledAt, lang),
      item.projectTitle[lang],
      item.charityName[lang],
      item.receiptNumber,
      formatFen(item.amountFen),
      ...(item.refundedFen > 0 ? [copy.refundedOf(formatFen(item.refundedFen))] : []),
    ].join('\t'),
  )
  return [
    copy.title(year),
    ...rows,
    `${copy.given}\t${formatFen(givenFen)}`,
    ...(refundedFen > 0 ? [`${copy.refunded}\t${formatFen(refundedFen)}`] : []),
    `${copy.stands}\t${formatFen(standsFen)}`,
    copy.asOf(dayWordsOf(asOf, lang), clockOf(asOf)),
    copy.note,
  ].join('\n')
}
