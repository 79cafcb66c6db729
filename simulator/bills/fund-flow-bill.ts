import { beijingStamp } from '../time/beijing'
import { billFile, yuan } from './bill-file'
import type { BillLine } from './bill-line'

/** The fund-flow bill: what moved on the merchant's basic account, with the balance after each move. */

const HEAD = [
  '记账时间',
  '微信支付业务单号',
  '资金流水单号',
  '业务名称',
  '业务类型',
  '收支类型',
  '收支金额(元)',
  '账户结余(元)',
  '资金变更提交申请人',
  '备注',
  '业务凭证号',
]
const SUMMARY = ['资金流水总笔数', '收入笔数', '收入金额', '支出笔数', '支出金额']

type Move = { line: BillLine; name: '交易' | '退款' | '手续费'; fen: number }

export const fundFlowBill = (lines: readonly BillLine[], balanceBeforeFen: number) => {
  const moves = lines.flatMap(movesOf)
  let balanceFen = balanceBeforeFen
  const rows = moves.map(({ line, name, fen }, index) => {
    balanceFen += fen
    return [
      beijingStamp(line.atMs),
      line.transactionId,
      `${line.transactionId}${String(index).padStart(4, '0')}`,
      name,
      name,
      fen < 0 ? '支出' : '收入',
      yuan(Math.abs(fen)),
      yuan(balanceFen),
      'system',
      '',
      line.refund?.outRefundNo ?? line.outTradeNo,
    ]
  })
  const incoming = moves.filter(({ fen }) => fen >= 0)
  const outgoing = moves.filter(({ fen }) => fen < 0)
  const summary = [
    String(moves.length),
    String(incoming.length),
    yuan(sumFen(incoming)),
    String(outgoing.length),
    yuan(-sumFen(outgoing)),
  ]
  return billFile([
    { head: HEAD, rows },
    { head: SUMMARY, rows: [summary] },
  ])
}

const movesOf = (line: BillLine): Move[] => {
  const main: Move =
    line.kind === 'refund'
      ? { line, name: '退款', fen: -line.amountFen }
      : { line, name: '交易', fen: line.amountFen }
  return line.feeFen === 0 ? [main] : [main, { line, name: '手续费', fen: -line.feeFen }]
}

const sumFen = (moves: readonly Move[]) => moves.reduce((total, { fen }) => total + fen, 0)
