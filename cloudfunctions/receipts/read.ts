/** A gift's receipt with what surrounds it, as its screens, its paper and its code need it. */
import type { Words } from '../../contracts/declare'
import type { Receipt } from '../../contracts/proofs/receipt'
import type { OfficialReceipt } from '../../contracts/receipts'
import type { App } from '../app'
import { sql } from '../db'
import { projectOf, receiptNumber } from '../gifts'
import { provenEntry } from '../ledger'
import { checkCodeOf } from './check-code'
import { type WishRow, wishColumns, wishOf } from './wish'

type Row = WishRow & {
  amountFen: number
  refundedFen: number
  charityId: string
  settledAt: Date | null
  nameSealed: string | null
  projectTitle: Words
  recordNumber: string | null
  charityName: Words
  creditCode: string
}

export type Shown = {
  receipt: Receipt
  settledAt: Date
  projectTitle: Words
  recordNumber: string | null
  charityName: Words
  creditCode: string
  refundedFen: number
  donorName?: string
  official: OfficialReceipt
  checkCode: string
}

/** `donorId`: of whom it must be; whoever it is, without. */
export async function readReceipt(
  app: App,
  giftId: string,
  donorId?: string,
): Promise<Shown | 'unknown' | 'not settled'> {
  const projectId = projectOf(giftId)
  const row = await app.db.maybe<Row>(sql`
    select g.amount_fen as "amountFen", g.refunded_fen as "refundedFen", g.charity_id as "charityId",
      g.settled_at as "settledAt", case when g.show_name then g.name_sealed end as "nameSealed",
      project.content->'title' as "projectTitle", project.record_number as "recordNumber",
      charity.content->'name' as "charityName", charity.content->>'creditCode' as "creditCode",
      ${wishColumns}
    from gift g
    join project on project.id = g.project_id
    join charity on charity.id = g.charity_id
    where g.project_id = ${projectId} and g.id = ${giftId}
      and (${donorId ?? null}::text is null or g.donor_id = ${donorId ?? null})`)
  if (!row) return 'unknown'
  const proven = await provenEntry(app.db, { projectId, entryId: `gift:${giftId}` })
  const { settledAt, amountFen, charityId } = row
  if (!settledAt || !proven) return 'not settled'
  const official = wishOf(app, row)
  const donorName = official.payer ?? (row.nameSealed && app.sealer.open(row.nameSealed))
  return {
    receipt: {
      format: 'lantern receipt 1',
      receiptNumber: receiptNumber(giftId, settledAt),
      giftId,
      projectId,
      charityId,
      amountFen,
      ...proven,
      publicKey: app.signer.publicKey,
    },
    settledAt,
    projectTitle: row.projectTitle,
    recordNumber: row.recordNumber,
    charityName: row.charityName,
    creditCode: row.creditCode,
    refundedFen: row.refundedFen,
    ...(donorName && { donorName }),
    official,
    checkCode: checkCodeOf(app, giftId),
  }
}
