/**
 * WeChat Pay's bill file (bill type ALL): a UTF-8 CSV with a head of 27 names, a line for each payment
 * and refund, then a head and a line of sums. Values carry a backtick in front and are not quoted, so
 * a name may hold commas: lines are cut at a comma with a backtick.
 */
import type { BillRow } from '../provider'

/** @throws Error with one sentence when the file is not such a bill; no half-read bill comes back. */
export function parseBill(file: string): BillRow[] {
  const lines = file
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const names = (lines[0] ?? '').split(',')
  const sumsAt = lines.findIndex((line, index) => index > 0 && !line.startsWith('`'))
  if (!names.includes('微信订单号') || sumsAt < 0) throw new Error('this file is not a trade bill')
  const rows = lines.slice(1, sumsAt).map((line) => readRow(cells(line, names)))
  const count = cells(lines[sumsAt + 1] ?? '', (lines[sumsAt] ?? '').split(','))('总交易单数')
  if (Number(count) !== rows.length) {
    throw new Error(`the bill counts ${count} lines and has ${rows.length}`)
  }
  return rows
}

/** Yuan as text to whole fen, digit by digit, because 0.29 × 100 is not 29 in floating point. */
export function yuanToFen(yuan: string): number {
  const match = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(yuan)
  if (!match) throw new Error(`"${yuan}" is not an amount in whole fen`)
  const [, minus, whole = '', part = ''] = match
  const fen = Number(whole + part.padEnd(2, '0'))
  if (!Number.isSafeInteger(fen)) throw new Error(`"${yuan}" is too large an amount`)
  return minus && fen > 0 ? -fen : fen
}

/** A cell by the name of its column. */
type Cells = (name: string) => string

function cells(line: string, names: readonly string[]): Cells {
  const values = line.slice(1).split(',`')
  if (values.length !== names.length) {
    throw new Error(`a bill line has ${values.length} values for ${names.length} names`)
  }
  return (name) => {
    const value = values[names.indexOf(name)]
    if (value === undefined) throw new Error(`the bill has no column ${name}`)
    return value
  }
}

function readRow(cell: Cells): BillRow {
  const common = {
    at: new Date(`${cell('交易时间').replace(' ', 'T')}+08:00`).toISOString(),
    mchid: cell('商户号'),
    appid: cell('公众账号ID'),
    orderNumber: cell('商户订单号'),
    transactionId: cell('微信订单号'),
    payerOpenid: cell('用户标识'),
    currency: cell('货币种类'),
  }
  if (cell('交易状态') === 'SUCCESS') {
    return { kind: 'payment', ...common, paidFen: yuanToFen(cell('订单金额')) }
  }
  return {
    kind: 'refund',
    ...common,
    refundNumber: cell('商户退款单号'),
    refundId: cell('微信退款单号'),
    refundFen: yuanToFen(cell('申请退款金额')),
    refundState: cell('退款状态'),
  }
}
