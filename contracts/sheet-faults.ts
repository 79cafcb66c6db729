/**
 * What can be wrong with one cell of a sheet of spending, in words that stand beside it. They stand apart
 * from the schemas, so that screens can use them.
 */
export const sheetFaults = {
  unreadable: {
    zh: '这份表格读不了，请另存为 XLSX 或 CSV 再试',
    en: 'The sheet cannot be read: save it as XLSX or CSV',
  },
  'no-header': {
    zh: '没有找到「项目」和「金额」两列',
    en: 'There are no columns named line and amount',
  },
  'no-lines': { zh: '表格里没有支出', en: 'The sheet has no spending in it' },
  'too-many-rows': { zh: '行数太多，一次最多 500 行', en: 'Too many rows: 500 at most at once' },
  'no-line': { zh: '没有写用在哪一项', en: 'The budget line is missing' },
  'unknown-line': { zh: '预算里没有这一项', en: 'The budget has no such line' },
  'no-amount': { zh: '没有写金额', en: 'The amount is missing' },
  'not-a-number': { zh: '金额不是数字', en: 'The amount is no number' },
  decimals: { zh: '金额最多两位小数', en: 'An amount has two decimals at most' },
  negative: {
    zh: '金额不能是负数；要改以前的，请发更正',
    en: 'An amount is not negative: correct an earlier report instead',
  },
  zero: { zh: '金额是 0', en: 'The amount is 0' },
  'too-large': { zh: '金额太大', en: 'The amount is too large' },
  formula: {
    zh: '公式没有算出数，请在表格里算好再存',
    en: 'The formula has no value: let your program work it out and save again',
  },
  'note-too-long': {
    zh: '备注太长，最多 200 字',
    en: 'The note is too long: 200 characters at most',
  },
  total: { zh: '合计与上面各行之和不同', en: 'The total is not the sum of the rows above' },
} as const

export type SheetFault = keyof typeof sheetFaults
