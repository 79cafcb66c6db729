import { z } from 'zod'
import { randomDigits, randomText } from '../chance'
import { HOUR_MS, startOfBeijingDayMs } from '../time/beijing'
import type { BillLine } from './bill-line'

/** Ways for a bill to differ from what happened, so that reconciling has something to find. */

const outTradeNo = z.string()
const amountFen = z.int().min(1)

/** As they are asked for. */
export const differenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('extra'), amountFen, outTradeNo: outTradeNo.optional() }),
  z.strictObject({ kind: z.literal('missing'), outTradeNo }),
  z.strictObject({ kind: z.literal('amount'), outTradeNo, amountFen }),
  z.strictObject({ kind: z.literal('fee'), outTradeNo, feeFen: z.int().min(0) }),
])
export type Difference = z.output<typeof differenceSchema>

/** A payment that the merchant never asked for, the same whenever its bill is looked at. */
type Extra = Extract<Difference, { kind: 'extra' }> & {
  outTradeNo: string
  transactionId: string
  openid: string
}
type About = { mchid: string; day: string; appid: string }
export type Lie = Exclude<Difference, { kind: 'extra' }> | Extra

/** With every number that chance gives drawn, once and for all. */
export const inFull = (difference: Difference, day: string): Lie =>
  difference.kind === 'extra'
    ? {
        ...difference,
        outTradeNo: difference.outTradeNo ?? `STRANGER${randomText(16)}`,
        transactionId: `42000000${day.replace(/\D/g, '')}${randomDigits(12)}`,
        openid: `oSIM${randomText(24)}`,
      }
    : difference

/** The lines with the lie among them. */
export const tell = (lines: BillLine[], lie: Lie, about: About): BillLine[] => {
  if (lie.kind === 'extra') return [...lines, strangersLine(lie, about)]
  const isMeant = (line: BillLine) => line.kind === 'payment' && line.outTradeNo === lie.outTradeNo
  switch (lie.kind) {
    case 'missing':
      return lines.filter((line) => !isMeant(line))
    case 'amount':
      return lines.map((line) => (isMeant(line) ? { ...line, amountFen: lie.amountFen } : line))
    case 'fee':
      return lines.map((line) => (isMeant(line) ? { ...line, feeFen: lie.feeFen } : line))
  }
}

const strangersLine = (
  { outTradeNo, transactionId, openid, amountFen }: Extra,
  { mchid, day, appid }: About,
): BillLine => ({
  kind: 'payment',
  atMs: startOfBeijingDayMs(day) + 12 * HOUR_MS,
  appid,
  mchid,
  transactionId,
  outTradeNo,
  openid,
  tradeType: 'JSAPI',
  description: '未知订单',
  attach: '',
  amountFen,
  feeFen: 0,
})
