import { type ExportRow, exportColumns } from './export-columns'

const row: ExportRow = {
  receiptNumber: 'LD20261207-ABCDEFGHIJ',
  settledAt: new Date('2026-12-06T16:30:00Z'),
  payer: '示例公司',
  payerCode: '91110000MA00000000',
  projectTitle: '一床厚被子（示例）',
  recordNumber: '53310000A1',
  standsFen: 10_050,
  refundedFen: 0,
  charityName: '山渡助学公益基金会（示例）',
  creditCode: '53110000500000000X',
}

const read = (of: ExportRow) =>
  Object.fromEntries(exportColumns.map(({ head, of: cell }) => [head, cell(of)]))

test('a row has what the e-receipt asks for, and leaves to the authority what it issues', () => {
  expect(read(row)).toEqual({
    票据代码: '',
    票据号码: '',
    校验码: '',
    开票日期: '',
    交款人: '示例公司',
    '交款人统一社会信用代码/证件号': '91110000MA00000000',
    捐赠人: '示例公司',
    捐赠项目: '一床厚被子（示例）',
    捐赠种类: '货币',
    数量: 1,
    单位: '笔',
    '金额（小写）': 100.5,
    '金额（大写）': '壹佰元伍角',
    收款单位: '山渡助学公益基金会（示例）',
    收款单位统一社会信用代码: '53110000500000000X',
    复核人: '',
    收款人: '',
    入账时间: '2026-12-07 00:30:00',
    备注: '记录编号 LD20261207-ABCDEFGHIJ；备案编号 53310000A1',
  })
})

test('without a name it is anonymous, and what went back is said', () => {
  const anonymous = read({ ...row, payer: undefined, payerCode: undefined, refundedFen: 500 })
  expect(anonymous).toMatchObject({ 交款人: '匿名', 捐赠人: '匿名' })
  expect(anonymous['备注']).toContain('原捐赠中 5.00 元已退回')
})
