/** A report that waits goes back to whoever wrote it, with the reason. */
import { type Refusal, refuse } from '../../contracts/errors'
import { noteChange } from '../charities'
import { sql, type Tx } from '../db'
import { lockDraft } from './rows'

/** Who returns it, and why; `why` is read by the charity's people. */
type Return = { reportId: string; donorId: string; why: string; at: Date }

/** Undefined when it is done. Whoever has written of it does not judge it. */
export async function giveBack(
  tx: Tx,
  { reportId, donorId, why, at }: Return,
): Promise<Refusal | undefined> {
  const draft = await lockDraft(tx, reportId)
  if (draft?.state !== 'waiting') return refuse('REPORT_NOT_WAITING', { reportId })
  if (draft.writers.includes(donorId)) return refuse('SECOND_PERSON_NEEDED', { reportId })
  await tx.run(sql`
    update report_draft set state = 'returned', why = ${why}, approver_id = ${donorId},
      decided_at = ${at}
    where id = ${reportId}`)
  await noteChange(tx, {
    charityId: draft.charityId,
    donorId,
    what: 'report.returned',
    subject: reportId,
    after: { title: draft.content.title, why },
    at,
  })
  return undefined
}
