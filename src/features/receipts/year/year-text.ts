/** A tax year as plain text, to be pasted where its owner needs it. Pure. */
import { dayOf } from '../../../../contracts/beijing'
import { formatFen } from '../../../../contracts/money'
import type { Result } from '../../../cloud'
import { clockOf, dateWords, dayWordsOf, type Lang } from '../../../ui'
import { sumsText, yearsCopy } from '../../years'
import { yearCopy } from './copy'

export type Year = Result<'receipts.year'>
export type OfCharity = Year['charities'][number]
export type Item = OfCharity['items'][number]

export function yearText(of: Year, lang: Lang): string {
  const copy = yearCopy[lang]
  const { year, charities, asOf } = of
  return [
    copy.title(year),
    ...charities.flatMap((charity) => [
      `${charity.charityName[lang]}\t${copy.creditCode(charity.creditCode)}\t${formatFen(charity.standsFen)}`,
      ...charity.items.map((item) => rowText(item, lang)),
    ]),
    ...sumsText(of, lang),
    asOfWords(asOf, lang),
    copy.note,
  ].join('\n')
}

/** With its year: a summary of an earlier one is read in a later. */
export function asOfWords(asOf: string, lang: Lang): string {
  return yearsCopy[lang].asOf(dateWords(dayOf(new Date(asOf)), lang), clockOf(asOf))
}

function rowText(item: Item, lang: Lang): string {
  const copy = yearCopy[lang]
  return [
    dayWordsOf(item.settledAt, lang),
    item.projectTitle[lang],
    item.receiptNumber,
    formatFen(item.amountFen),
    ...(item.refundedFen > 0 ? [yearsCopy[lang].refundedOf(formatFen(item.refundedFen))] : []),
    copy.wish[item.wish],
  ].join('\t')
}
