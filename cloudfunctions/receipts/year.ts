/** One's gifts of a tax year, by charity, to read and as a paper. */
import type { ResultOf, Words } from '../../contracts/declare'
import { type OfficialReceipt, receiptsYear, receiptsYearFile } from '../../contracts/receipts'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { sql } from '../db'
import { addUp, boundsOfYear, receiptNumber } from '../gifts'
import { giftsPaper, type Paper, pdfOf, sumLine } from '../papers'
import { wishColumns } from './wish'

type YearOfGifts = ResultOf<typeof receiptsYear>

type Row = {
  giftId: string
  settledAt: Date
  charityId: string
  charityName: Words
  creditCode: string
  projectTitle: Words
  amountFen: number
  refundedFen: number
  wish: Exclude<OfficialReceipt['wish'], 'open'> | null
}

export const yearOfReceipts = bind(receiptsYear, (app, { donor }, { year }) =>
  readYear(app, donor, year),
)

export const yearPaperOfReceipts = bind(receiptsYearFile, async (app, { donor }, { year }) => {
  const pdf = await pdfOf(yearPaper(await readYear(app, donor, year)))
  return { fileName: `lantern-receipts-${year}.pdf`, base64: pdf.toString('base64') }
})

async function readYear(app: App, { donorId }: Donor, year: number): Promise<YearOfGifts> {
  const { since, until } = boundsOfYear(year)
  const rows = await app.db.many<Row>(sql`
    select g.id as "giftId", g.settled_at as "settledAt", g.charity_id as "charityId",
      charity.content->'name' as "charityName", charity.content->>'creditCode' as "creditCode",
      project.content->'title' as "projectTitle", g.amount_fen as "amountFen",
      g.refunded_fen as "refundedFen", ${wishColumns}
    from gift g
    join project on project.id = g.project_id
    join charity on charity.id = g.charity_id
    where g.donor_id = ${donorId} and g.settled_at >= ${since} and g.settled_at < ${until}
    order by g.charity_id, g.settled_at, g.id`)
  const charities = new Map<string, Row[]>()
  for (const row of rows)
    charities.set(row.charityId, [...(charities.get(row.charityId) ?? []), row])
  return {
    year,
    charities: [...charities.values()].map(ofCharity),
    ...addUp(rows),
    asOf: app.clock.now().toISOString(),
  }
}

function ofCharity(rows: Row[]): YearOfGifts['charities'][number] {
  const [{ charityId, charityName, creditCode } = noCharity] = rows
  return {
    charityId,
    charityName,
    creditCode,
    items: rows.map(({ giftId, settledAt, projectTitle, amountFen, refundedFen, wish }) => ({
      giftId,
      receiptNumber: receiptNumber(giftId, settledAt),
      settledAt: settledAt.toISOString(),
      projectTitle,
      amountFen,
      refundedFen,
      wish: wish ?? 'open',
    })),
    ...addUp(rows),
  }
}

const noCharity = { charityId: '', charityName: { zh: '', en: '' }, creditCode: '' }

export function yearPaper({ charities, ...year }: YearOfGifts): Paper {
  return giftsPaper({
    ...year,
    title: { zh: '年度捐赠汇总', en: 'Gifts of a tax year' },
    gifts: charities.flatMap(({ items, charityName }) =>
      items.map((item) => ({ ...item, charityName })),
    ),
    sums: charities.map(({ charityName: { zh, en }, creditCode, standsFen }) =>
      sumLine({ zh: `${zh}（${creditCode}）`, en }, standsFen),
    ),
  })
}
