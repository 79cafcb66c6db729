/**
 * Gifts of a charity for its invoicing, as a spreadsheet. A name goes out only where its giver asked for the official
 * receipt under it and agrees that the charity is told; who waived it is left out, and everybody else is anonymous.
 */
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { day, endOf, startOf } from '../../contracts/beijing'
import type { Words } from '../../contracts/declare'
import { refuse } from '../../contracts/errors'
import { receiptsExport } from '../../contracts/receipts'
import type { App } from '../app'
import { bind } from '../bind'
import { noteChange, whyBarred } from '../charities'
import { sql } from '../db'
import { receiptNumber } from '../gifts'
import { type ExportRow, exportColumns } from './export-columns'
import { type WishRow, wishColumns, wishOf } from './wish'

const ROWS_MAX = 20_000
const SHEET = '公益事业捐赠票据'

export const exportReceipts = bind(receiptsExport, async (app, { donor }, asked) => {
  const { charityId, from, to } = asked
  if (to < from) return refuse('INVALID_INPUT', { path: 'to' })
  const barred = await whyBarred(app.db, donor, charityId, ['owner', 'finance'])
  if (barred) return barred
  const rows = await readRows(app, { charityId, since: startOf(day(from)), until: endOf(day(to)) })
  if (rows.length > ROWS_MAX) return refuse('TOO_MANY_RECEIPTS', { rowsMax: ROWS_MAX })
  const file = await writeXlsxFile(sheetOf(rows), {
    sheet: SHEET,
    stickyRowsCount: 1,
    columns: exportColumns.map(({ head }) => ({ width: Math.max(head.length * 2, 14) })),
  }).toBuffer()
  await app.db.transaction((tx) =>
    noteChange(tx, {
      charityId,
      donorId: donor.donorId,
      what: 'receipts.exported',
      subject: `${from} ${to}`,
      after: { receipts: rows.length, named: rows.filter(({ payer }) => payer).length },
      at: app.clock.now(),
    }),
  )
  return {
    fileName: `${charityId}-${from}-${to}.xlsx`,
    base64: file.toString('base64'),
    receipts: rows.length,
  }
})

function sheetOf(rows: readonly ExportRow[]): SheetData {
  return [
    exportColumns.map(({ head }) => ({ value: head, fontWeight: 'bold' })),
    ...rows.map((row) =>
      exportColumns.map(({ of }) => {
        const value = of(row)
        return typeof value === 'number'
          ? { value, type: Number, ...(Number.isInteger(value) ? {} : { format: '0.00' }) }
          : { value, type: String }
      }),
    ),
  ]
}

const noName = { payer: undefined, payerCode: undefined }

type Row = WishRow & {
  tellsCharity: boolean
  giftId: string
  settledAt: Date
  amountFen: number
  refundedFen: number
  projectTitle: Words
  recordNumber: string | null
  charityName: Words
  creditCode: string
}

async function readRows(
  app: App,
  { charityId, since, until }: { charityId: string; since: Date; until: Date },
): Promise<ExportRow[]> {
  const rows = await app.db.transaction(
    (tx) =>
      tx.many<Row>(sql`
        select * from (
          select g.id as "giftId", g.settled_at as "settledAt", g.amount_fen as "amountFen",
            g.refunded_fen as "refundedFen", project.content->'title' as "projectTitle",
            project.record_number as "recordNumber", charity.content->'name' as "charityName",
            charity.content->>'creditCode' as "creditCode",
            has_consent(g.donor_id, 'charity') as "tellsCharity", ${wishColumns}
          from gift g
          join project on project.id = g.project_id
          join charity on charity.id = g.charity_id
          where project.charity_id = ${charityId} and g.charity_id = ${charityId}
            and g.settled_at >= ${since} and g.settled_at < ${until}
            and g.state in ('settled', 'partly_refunded')
        ) gifts
        where wish is distinct from 'waived'
        order by "settledAt", "giftId" limit ${ROWS_MAX + 1}`),
    { unhurried: true },
  )
  return rows.map((row) => {
    const { payer, payerCode } = row.tellsCharity ? wishOf(app, row) : noName
    return {
      receiptNumber: receiptNumber(row.giftId, row.settledAt),
      settledAt: row.settledAt,
      payer,
      payerCode,
      projectTitle: row.projectTitle.zh,
      recordNumber: row.recordNumber,
      standsFen: row.amountFen - row.refundedFen,
      refundedFen: row.refundedFen,
      charityName: row.charityName.zh,
      creditCode: row.creditCode,
    }
  })
}
