import type { ReactNode } from 'react'
import type { Result } from '../../../cloud'
import { openPage } from '../../../platform'
import { dateWords, EmptyState, useCopy, useLook } from '../../../ui'
import type { ToWrite } from '../report/use-report'
import { approvalCopy } from './copy'

/** How it ended: decided here, or refused here because it no longer waited as it was read. */
export type Done =
  | { what: 'approved'; result: Result<'reports.approve'> }
  | { what: 'returned' }
  | ({ what: 'over' } & Sending)

/** Which sending of the report it was: one that was returned can be sent again. */
type Sending = Pick<ToWrite, 'version' | 'sentAt'>

/** Undefined while somebody can still decide it, or write on it. */
export function howEnded(report: ToWrite, done: Done | undefined): Done | undefined {
  const { state, version, sentAt } = report
  if (done?.what === 'over') {
    const sentAgain = version !== done.version || sentAt !== done.sentAt
    return state === 'waiting' && sentAgain ? undefined : done
  }
  return done ?? (state === 'published' ? { what: 'over', version, sentAt } : undefined)
}

export function Ended({ done, report }: { done: Done; report: ToWrite }): ReactNode {
  const copy = useCopy(approvalCopy)
  const { lang } = useLook()
  const { projectId } = report.project
  const to = { label: copy.toReports, onPress: () => openPage('deskReports', { projectId }) }
  if (done.what === 'over') {
    // Until the server has told how, only that it is decided is known.
    const title = report.state === 'waiting' ? copy.doneTitle : copy.states[report.state]
    return <EmptyState title={title} text={copy.doneText} action={to} />
  }
  if (done.what === 'returned') {
    return <EmptyState title={copy.returnedTitle} text={copy.returnedText} action={to} />
  }
  const { counts, nextReportDueOn } = done.result
  const text = counts ? copy.approvedText(dateWords(nextReportDueOn, lang)) : copy.notCounted
  return <EmptyState title={copy.approvedTitle} text={text} action={to} />
}
