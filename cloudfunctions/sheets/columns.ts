/** Which column of a sheet says what: by its heading, in Chinese or English. */

import type { Cell, Row } from '../tables'
import { fenOfNumber, fenOfText } from './amount'
import { ROWS_ABOVE_MAX } from './limits'

export type Columns = { headerRow: number; line: number; amount: number; note?: number }

const headings = {
  line: '项目 用途 预算项 预算项目 支出项目 支出用途 科目 类别 line item purpose budgetline category',
  amount: '金额 支出 支出金额 金额元 小计 amount amountcny amountyuan sum spent',
  note: '备注 说明 摘要 note notes remark remarks description',
} as const

type Heading = keyof typeof headings

const TOTALS = new Set('合计 总计 共计 total grandtotal sum'.split(' '))

/** Undefined when the sheet has none that can be told. */
export function findColumns(rows: readonly Row[]): Columns | undefined {
  const first = rows.find(({ cells }) => cells.size > 0)
  const named = rows.slice(0, ROWS_ABOVE_MAX).map(namedIn).find(Boolean)
  return named ?? (first && unnamed(first))
}

/** Also written wide, in capitals, with gaps, or with its unit. */
export function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

export function isTotal(cell: Cell | undefined): boolean {
  return cell !== undefined && TOTALS.has(plainly(cell.text))
}

function namedIn({ row, cells }: Row): Columns | undefined {
  const columnOf = (heading: Heading) => {
    const names = headings[heading].split(' ')
    return [...cells].find(([, { text }]) => names.includes(plainly(text)))?.[0]
  }
  const line = columnOf('line')
  const amount = columnOf('amount')
  const note = columnOf('note')
  if (line === undefined || amount === undefined) return undefined
  return { headerRow: row, line, amount, ...(note !== undefined && { note }) }
}

/** What was pasted without its headings: a line and an amount side by side. */
function unnamed({ row, cells }: Row): Columns | undefined {
  const [line, amount] = [cells.get(1), cells.get(2)]
  if (line?.kind !== 'text' || !amount) return undefined
  const fen = amount.kind === 'number' ? fenOfNumber(amount.text) : fenOfText(amount.text)
  return fen === 'not-a-number' ? undefined : { headerRow: row - 1, line: 1, amount: 2, note: 3 }
}
