/** Which version a correction takes the place of: the last one of its line, so that versions never fork. */
import { type Refusal, refuse } from '../../contracts/errors'
import type { ReportContent } from '../../contracts/reports'
import type { Queryable } from '../db'
import { newestStanding, readCorrected } from './rows'
import type { Corrected } from './rules'

export async function findCorrected(
  db: Queryable,
  projectId: string,
  { kind, corrects }: Pick<ReportContent, 'kind' | 'corrects'>,
): Promise<Corrected | Refusal | undefined> {
  if (kind !== 'correction') return undefined
  const reportId = corrects ?? (await newestStanding(db, projectId))
  const known = reportId === undefined ? undefined : await readCorrected(db, projectId, reportId)
  if (!known) return refuse('NO_SUCH_REPORT', { corrects: corrects ?? null })
  const { correctedBy, ...corrected } = known
  return correctedBy === null ? corrected : refuse('REPORT_CORRECTED', { by: correctedBy })
}
