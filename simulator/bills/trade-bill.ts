import { beijingStamp } from '../time/beijing'
import { billFile, yuan } from './bill-file'
import type { BillLine } from './bill-line'

/** The trade bill: 27 columns for ALL, fewer for SUCCESS, two more for REFUND. */

type BillType = 'ALL' | 'SUCCESS' | 'REFUND'

type Column = [head: string, value: (line: BillLine) => string]

const isRefund = (line: BillLine) => line.kind === 'refund'
const ofPayment = (line: BillLine) => (isRefund(line) ? yuan(0) : yuan(line.amountFen))
const ofRefund = (line: BillLine) => (isRefund(line) ? yuan(line.amountFen) : yuan(0))

const TRADE: Column[] = [
  ['交易时间', (line) => beijingStamp(line.atMs)],
  ['公众账号ID', (line) => line.appid],
  ['商户号', (line) => line.mchid],
  ['特约商户号', () => '0'],
  ['设备号', () => ''],
  ['微信订单号', (line) => line.transactionId],
  ['商户订单号', (line) => line.outTradeNo],
  ['用户标识', (line) => line.openid],
  ['交易类型', (line) => line.tradeType],
  ['交易状态', (line) => (isRefund(line) ? 'REFUND' : 'SUCCESS')],
  ['付款银行', () => 'OTHERS'],
  ['货币种类', () => 'CNY'],
  ['应结订单金额', ofPayment],
  ['代金券金额', () => yuan(0)],
]
const REFUND_TIMES: Column[] = [
  ['退款申请时间', (line) => beijingStamp(line.refund?.createdMs ?? line.atMs)],
  ['退款成功时间', (line) => beijingStamp(line.atMs)],
]
const REFUND: Column[] = [
  ['微信退款单号', (line) => line.refund?.refundId ?? '0'],
  ['商户退款单号', (line) => line.refund?.outRefundNo ?? '0'],
  ['退款金额', ofRefund],
  ['充值券退款金额', () => yuan(0)],
  ['退款类型', (line) => (isRefund(line) ? 'ORIGINAL' : '')],
  ['退款状态', (line) => (isRefund(line) ? 'SUCCESS' : '')],
]
const GOODS: Column[] = [
  ['商品名称', (line) => line.description],
  ['商户数据包', (line) => line.attach],
  ['手续费', (line) => yuan(line.feeFen, 5)],
  ['费率', () => '0.00%'],
  ['订单金额', ofPayment],
]
const ASKED: Column[] = [['申请退款金额', ofRefund]]
const REMARK: Column[] = [['费率备注', () => '']]

const COLUMNS: Record<BillType, Column[]> = {
  ALL: [...TRADE, ...REFUND, ...GOODS, ...ASKED, ...REMARK],
  SUCCESS: [...TRADE, ...GOODS, ...REMARK],
  REFUND: [...TRADE, ...REFUND_TIMES, ...REFUND, ...GOODS, ...ASKED, ...REMARK],
}

const SUMMARY = [
  '总交易单数',
  '应结订单总金额',
  '退款总金额',
  '充值券退款总金额',
  '手续费总金额',
  '订单总金额',
  '申请退款总金额',
]

/** The lines that a bill of this type lists. */
export const linesFor = (type: BillType, lines: readonly BillLine[]) =>
  lines.filter((line) => type === 'ALL' || isRefund(line) === (type === 'REFUND'))

export const tradeBill = (type: BillType, lines: readonly BillLine[]) => {
  const columns = COLUMNS[type]
  const paid = yuan(sumFen(lines.filter((line) => !isRefund(line))))
  const refunded = yuan(sumFen(lines.filter(isRefund)))
  const fees = yuan(
    lines.reduce((fen, { feeFen }) => fen + feeFen, 0),
    5,
  )
  return billFile([
    {
      head: columns.map(([head]) => head),
      rows: lines.map((line) => columns.map(([, value]) => value(line))),
    },
    {
      head: SUMMARY,
      rows: [[String(lines.length), paid, refunded, yuan(0), fees, paid, refunded]],
    },
  ])
}

const sumFen = (lines: readonly BillLine[]) => lines.reduce((fen, line) => fen + line.amountFen, 0)
