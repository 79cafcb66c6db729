/** A year of gifts as a paper: each with its receipt number, and the sums. */
import { beijingParts, dayOf } from '../../contracts/beijing'
import type { Words } from '../../contracts/declare'
import { formatFen } from '../../contracts/money'
import type { Paper } from './paper'
import type { Columns } from './table'

export type GiftLine = {
  settledAt: string
  receiptNumber: string
  projectTitle: Words
  charityName: Words
  amountFen: number
  refundedFen: number
}

export type GiftsPaper<Gift extends GiftLine> = {
  title: Words
  year: number
  gifts: readonly Gift[]
  /** A column of this paper's own, after the day. */
  own?: { head: Words; of: (gift: Gift) => string }
  /** Sums above the last three. */
  sums?: Paper['sums']
  givenFen: number
  refundedFen: number
  standsFen: number
  asOf: string
}

const OWN_SHARE = 0.1

export function giftsPaper<Gift extends GiftLine>(of: GiftsPaper<Gift>): Paper {
  const { title, year, gifts, own, givenFen, refundedFen, standsFen } = of
  const at = new Date(of.asOf)
  const { day, time } = beijingParts(at)
  return {
    title,
    about: [
      {
        zh: `${year} 年 · ${gifts.length} 笔 · 截至 ${day} ${time}（北京时间）`,
        en: `The year ${year} · ${gifts.length} gifts · as of ${day}, ${time} in Beijing`,
      },
    ],
    columns: columnsOf(own?.head),
    rows: gifts.map((gift) => [
      dayOf(new Date(gift.settledAt)),
      ...(own ? [own.of(gift)] : []),
      projectOf(gift),
      gift.receiptNumber,
      amountOf(gift),
    ]),
    sums: [
      ...(of.sums ?? []),
      sumLine({ zh: '捐出', en: 'Given' }, givenFen),
      ...(refundedFen > 0 ? [sumLine({ zh: '已退回', en: 'Gone back' }, -refundedFen)] : []),
      sumLine({ zh: '合计', en: 'What stands' }, standsFen),
    ],
    notes: [
      {
        zh: '这份对账单由捐赠记录生成，不能代替票据；正式票据由慈善组织开具。',
        en: 'Made from the records of gifts. It is no receipt: the charity issues the official one.',
      },
    ],
    foot: { zh: '灯愿 · 一起做件好事', en: 'Lantern' },
    at,
  }
}

export function sumLine(label: Words, amountFen: number): Paper['sums'][number] {
  return { label, value: formatFen(amountFen) }
}

function columnsOf(own: Words | undefined): Columns {
  return [
    { head: { zh: '入账日', en: 'Settled on' }, share: 0.14 },
    ...(own ? [{ head: own, share: OWN_SHARE }] : []),
    { head: { zh: '项目 · 机构', en: 'Project · charity' }, share: own ? 0.36 : 0.36 + OWN_SHARE },
    { head: { zh: '记录编号', en: 'Gift number' }, share: 0.24 },
    { head: { zh: '金额', en: 'Sum' }, share: 0.16, align: 'right' },
  ]
}

/** The Chinese is what counts; the English is beside it, for whoever hands it in elsewhere. */
function projectOf({ projectTitle, charityName }: GiftLine): string {
  return [projectTitle.zh, charityName.zh, projectTitle.en, charityName.en].join('\n')
}

/** What went back of a gift stands under it. */
function amountOf({ amountFen, refundedFen }: GiftLine): string {
  const given = formatFen(amountFen)
  return refundedFen > 0 ? `${given}\n退回 ${formatFen(-refundedFen)}` : given
}
