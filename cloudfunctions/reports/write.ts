import { type Refusal, refuse } from '../../contracts/errors'
import type { DraftRow } from './rows'

/** Why a draft can be written no more, or not from what its writer has seen. */
export function whyClosedToWriters(
  draft: DraftRow | undefined,
  asked: { projectId: string; reportId: string; version?: number | undefined },
): Refusal | undefined {
  const { projectId, reportId, version } = asked
  if (draft?.projectId !== projectId) return refuse('NO_SUCH_REPORT', { reportId })
  if (draft.state === 'waiting' || draft.state === 'published') {
    return refuse('REPORT_NOT_OPEN', { reportId, state: draft.state })
  }
  if (version !== undefined && version !== draft.version) {
    return refuse('REPORT_CHANGED', { reportId, version: draft.version })
  }
  return undefined
}
