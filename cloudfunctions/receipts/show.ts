/** The receipt of a gift, which proves itself once its day is closed. */
import type { Words } from '../../contracts/declare'
import { refuse } from '../../contracts/errors'
import { receiptsShow } from '../../contracts/receipts'
import { bind } from '../bind'
import { sql } from '../db'
import { projectOf, receiptNumber } from '../gifts'
import { provenEntry } from '../ledger'

type Row = {
  amountFen: number
  refundedFen: number
  charityId: string
  settledAt: Date | null
  projectTitle: Words
  charityName: Words
}

export const showReceipt = bind(receiptsShow, async (app, { donor }, { giftId }) => {
  const projectId = projectOf(giftId)
  const row = await app.db.maybe<Row>(sql`
    select g.amount_fen as "amountFen", g.refunded_fen as "refundedFen", g.charity_id as "charityId",
      g.settled_at as "settledAt", project.content->'title' as "projectTitle",
      charity.content->'name' as "charityName"
    from gift g
    join project on project.id = g.project_id
    join charity on charity.id = g.charity_id
    where g.project_id = ${projectId} and g.id = ${giftId} and g.donor_id = ${donor.donorId}`)
  if (!row) return refuse('NO_SUCH_GIFT', { giftId })
  const { amountFen, charityId, settledAt, ...shown } = row
  const proven = await provenEntry(app.db, { projectId, entryId: `gift:${giftId}` })
  if (!settledAt || !proven) return refuse('GIFT_NOT_SETTLED', { giftId })
  return {
    ...shown,
    receipt: {
      format: 'lantern receipt 1' as const,
      receiptNumber: receiptNumber(giftId, settledAt),
      giftId,
      projectId,
      charityId,
      amountFen,
      ...proven,
      publicKey: app.signer.publicKey,
    },
  }
})
