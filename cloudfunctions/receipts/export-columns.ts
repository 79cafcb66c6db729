/**
 * The field set of the public e-receipt of a gift (公益事业捐赠票据), as a charity's invoicing takes it. What the
 * finance authority issues with the receipt stands empty, to be filled in there: 票据代码, 票据号码, 校验码,
 * 开票日期, 复核人, 收款人. Pure.
 */
import { beijingParts } from '../../contracts/beijing'
import { inChineseWords } from '../../contracts/money'

export type ExportRow = {
  receiptNumber: string
  settledAt: Date
  /** Absent when it is anonymous. */
  payer?: string | undefined
  payerCode?: string | undefined
  projectTitle: string
  recordNumber: string | null
  /** What stands of it. */
  standsFen: number
  refundedFen: number
  charityName: string
  creditCode: string
}

const ANONYMOUS = '匿名'

export const exportColumns: readonly {
  head: string
  of: (row: ExportRow) => string | number
}[] = [
  { head: '票据代码', of: () => '' },
  { head: '票据号码', of: () => '' },
  { head: '校验码', of: () => '' },
  { head: '开票日期', of: () => '' },
  { head: '交款人', of: ({ payer }) => payer ?? ANONYMOUS },
  { head: '交款人统一社会信用代码/证件号', of: ({ payerCode }) => payerCode ?? '' },
  { head: '捐赠人', of: ({ payer }) => payer ?? ANONYMOUS },
  { head: '捐赠项目', of: ({ projectTitle }) => projectTitle },
  { head: '捐赠种类', of: () => '货币' },
  { head: '数量', of: () => 1 },
  { head: '单位', of: () => '笔' },
  { head: '金额（小写）', of: ({ standsFen }) => standsFen / 100 },
  { head: '金额（大写）', of: ({ standsFen }) => inChineseWords(standsFen) },
  { head: '收款单位', of: ({ charityName }) => charityName },
  { head: '收款单位统一社会信用代码', of: ({ creditCode }) => creditCode },
  { head: '复核人', of: () => '' },
  { head: '收款人', of: () => '' },
  { head: '入账时间', of: ({ settledAt }) => timeOf(settledAt) },
  { head: '备注', of: noteOf },
]

function timeOf(at: Date): string {
  const { day, time } = beijingParts(at)
  return `${day} ${time}`
}

function noteOf({ receiptNumber, recordNumber, refundedFen }: ExportRow): string {
  return [
    `记录编号 ${receiptNumber}`,
    ...(recordNumber === null ? [] : [`备案编号 ${recordNumber}`]),
    ...(refundedFen > 0 ? [`原捐赠中 ${(refundedFen / 100).toFixed(2)} 元已退回`] : []),
  ].join('；')
}
