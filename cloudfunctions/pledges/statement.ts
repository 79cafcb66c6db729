/** A year of monthly gifts, by the Beijing day on which each was settled. */
import type { ResultOf, Words } from '../../contracts/declare'
import { pledgesStatement, pledgesStatementFile } from '../../contracts/pledge-statement'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { sql } from '../db'
import { addUp, boundsOfYear, receiptNumber } from '../gifts'
import { pdfOf } from '../papers'
import { statementPaper } from './statement-paper'

type Row = {
  giftId: string
  pledgeId: string
  period: string
  settledAt: Date
  projectId: string
  projectTitle: Words
  charityName: Words
  amountFen: number
  refundedFen: number
}

export const pledgeStatement = bind(pledgesStatement, (app, { donor }, { year }) =>
  statementOf(app, donor, year),
)

export const pledgeStatementFile = bind(pledgesStatementFile, async (app, { donor }, { year }) => {
  const pdf = await pdfOf(statementPaper(await statementOf(app, donor, year)))
  return { fileName: `lantern-${year}.pdf`, base64: pdf.toString('base64') }
})

async function statementOf(
  app: App,
  donor: Donor,
  year: number,
): Promise<ResultOf<typeof pledgesStatement>> {
  const { since, until } = boundsOfYear(year)
  const rows = await app.db.many<Row>(sql`
    select g.id as "giftId", a.pledge_id as "pledgeId", a.period, g.settled_at as "settledAt",
      g.project_id as "projectId", project.content->'title' as "projectTitle",
      charity.content->'name' as "charityName", g.amount_fen as "amountFen",
      g.refunded_fen as "refundedFen"
    from pledge p
    join charge_attempt a on a.pledge_id = p.id
    join gift g on g.project_id = a.project_id and g.id = a.gift_id
    join project on project.id = g.project_id
    join charity on charity.id = g.charity_id
    where p.donor_id = ${donor.donorId} and g.settled_at >= ${since} and g.settled_at < ${until}
    order by g.settled_at, g.id`)
  return {
    year,
    items: rows.map((row) => ({
      ...row,
      settledAt: row.settledAt.toISOString(),
      receiptNumber: receiptNumber(row.giftId, row.settledAt),
    })),
    ...addUp(rows),
    asOf: app.clock.now().toISOString(),
  }
}
