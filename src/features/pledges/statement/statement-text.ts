/** A year as plain text, to be pasted where its owner needs it. Pure. */
import { formatFen } from '../../../../contracts/money'
import type { Result } from '../../../cloud'
import { clockOf, dayWordsOf, type Lang } from '../../../ui'
import { sumsText, yearsCopy } from '../../years'
import { statementCopy } from './copy'

export type Statement = Result<'pledges.statement'>

export function statementText(statement: Statement, lang: Lang): string {
  const copy = statementCopy[lang]
  const { year, items, asOf } = statement
  const rows = items.map((item) =>
    [
      dayWordsOf(item.settledAt, lang),
      item.projectTitle[lang],
      item.charityName[lang],
      item.receiptNumber,
      formatFen(item.amountFen),
      ...(item.refundedFen > 0 ? [yearsCopy[lang].refundedOf(formatFen(item.refundedFen))] : []),
    ].join('\t'),
  )
  return [
    copy.title(year),
    ...rows,
    ...sumsText(statement, lang),
    asOfWords(asOf, lang),
    copy.note,
  ].join('\n')
}

export function asOfWords(asOf: string, lang: Lang): string {
  return yearsCopy[lang].asOf(dayWordsOf(asOf, lang), clockOf(asOf))
}
