/** A year's statement as a paper: each monthly gift with its receipt number, and the sums. */
import { beijingParts, dayOf } from '../../contracts/beijing'
import type { ResultOf, Words } from '../../contracts/declare'
import { formatFen } from '../../contracts/money'
import type { pledgesStatement } from '../../contracts/pledge-statement'
import type { Paper } from '../papers'

type Statement = ResultOf<typeof pledgesStatement>

export function statementPaper(statement: Statement): Paper {
  const { year, items, givenFen, refundedFen, standsFen } = statement
  const asOf = new Date(statement.asOf)
  const { day, time } = beijingParts(asOf)
  return {
    title: { zh: '月捐年度对账单', en: 'Statement of monthly gifts' },
    about: [
      {
        zh: `${year} 年 · ${items.length} 笔 · 截至 ${day} ${time}（北京时间）`,
        en: `The year ${year} · ${items.length} gifts · as of ${day}, ${time} in Beijing`,
      },
    ],
    columns: [
      { head: { zh: '入账日', en: 'Settled on' }, share: 0.14 },
      { head: { zh: '月份', en: 'Month' }, share: 0.1 },
      { head: { zh: '项目 · 机构', en: 'Project · charity' }, share: 0.36 },
      { head: { zh: '记录编号', en: 'Gift number' }, share: 0.24 },
      { head: { zh: '金额', en: 'Sum' }, share: 0.16, align: 'right' },
    ],
    rows: items.map((item) => [
      dayOf(new Date(item.settledAt)),
      item.period,
      projectOf(item),
      item.receiptNumber,
      sumOf(item),
    ]),
    sums: [
      sum({ zh: '捐出', en: 'Given' }, givenFen),
      ...(refundedFen > 0 ? [sum({ zh: '已退回', en: 'Gone back' }, -refundedFen)] : []),
      sum({ zh: '合计', en: 'What stands' }, standsFen),
    ],
    notes: [
      {
        zh: '这份对账单由捐赠记录生成，不能代替票据；正式票据由慈善组织开具。',
        en: 'Made from the records of gifts. It is no receipt: the charity issues the official one.',
      },
    ],
    foot: { zh: '灯愿 · 一起做件好事', en: 'Lantern' },
    at: asOf,
  }
}

/** The Chinese is what counts; the English is beside it, for whoever hands it in elsewhere. */
function projectOf({ projectTitle, charityName }: Statement['items'][number]): string {
  return [projectTitle.zh, charityName.zh, projectTitle.en, charityName.en].join('\n')
}

/** What went back of a gift stands under it. */
function sumOf({ amountFen, refundedFen }: Statement['items'][number]): string {
  const given = formatFen(amountFen)
  return refundedFen > 0 ? `${given}\n退回 ${formatFen(-refundedFen)}` : given
}

function sum(label: Words, amountFen: number): { label: Words; value: string } {
  return { label, value: formatFen(amountFen) }
}
