/** The words of reports that the platform did not judge: an operator reads them, and lets them pass or not. */
import type { Refusal } from '../../contracts/errors'
import { ReportContent } from '../../contracts/reports'
import { sql, type Tx } from '../db'
import { wordsOf } from './content'
import { giveBack } from './return'

const NOT_PASSED = '平台看过这份报告的文字，不能这样发布。请改写后再送审。'

/** Of a report that was sent: all that others will read, a line each. */
export function wordsInReview(content: unknown): string {
  return wordsOf(ReportContent.parse(content)).join('\n')
}

type Judged = { reportId: string; show: boolean; donorId: string; now: Date }

/** What may be read waits for finance alone; what may not goes back to its writers. */
export async function judgeWords(
  tx: Tx,
  { reportId, show, donorId, now }: Judged,
): Promise<Refusal | undefined> {
  if (!show) return giveBack(tx, { reportId, donorId, why: NOT_PASSED, at: now })
  await tx.run(sql`
    update report_draft set text_checked = true where id = ${reportId} and state = 'waiting'`)
  return undefined
}
