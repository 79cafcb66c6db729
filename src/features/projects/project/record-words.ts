import type { Project } from '../../../../contracts/projects'
import { type Lang, useCopy, useLook } from '../../../ui'
import { projectCopy } from '../copy'

/** The record number; or that it is being filed, and until which day; or that this was not done in time. */
export function useRecordWords(
  { recordNumber, filingDueOn, openness }: Project,
  dayOf: (day: string, lang: Lang) => string,
): { number?: string; pending: string } {
  const copy = useCopy(projectCopy)
  const { lang } = useLook()
  const isOverdue = !openness.open && openness.why === 'RECORD_NUMBER_MISSING'
  const pending =
    filingDueOn && !isOverdue ? copy.recordPending(dayOf(filingDueOn, lang)) : copy.recordMissing
  return recordNumber ? { number: recordNumber, pending } : { pending }
}
