import { emptyLine, formOf, type ReportForm } from './form'

/** A progress report that is written in full, with one line of spending: ¥1,234.50. */
export const written = (given: Partial<ReportForm> = {}): ReportForm => ({
  ...formOf({}),
  titleZh: '第三批',
  textZh: '送到了。',
  lines: [{ ...emptyLine(), line: '运输', amount: '1,234.5' }],
  ...given,
})
