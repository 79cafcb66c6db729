/** `reports.readSheet`: a sheet that was sent, or what was pasted, as lines of spending. Nothing is kept. */
import type { Words } from '../../contracts/declare'
import { type Refusal, refuse } from '../../contracts/errors'
import { reportsReadSheet } from '../../contracts/sheets'
import type { App } from '../app'
import { bind } from '../bind'
import { whyBarred } from '../charities'
import { sql } from '../db'
import { readBytes, readFile } from '../files'
import { type Row, rowsOfTable, rowsOfWorkbook, textOf } from '../tables'
import { ROWS_ABOVE_MAX, SHEET_LINES_MAX } from './limits'
import { spendingOf, wrong } from './spending'

/** With a title above and a total below. */
const ROWS_MAX = SHEET_LINES_MAX + ROWS_ABOVE_MAX + 2

export const readSheet = bind(reportsReadSheet, async (app, { donor }, input) => {
  const { projectId } = input
  const project = await app.db.maybe<{ charityId: string; budget: { line: Words }[] | null }>(sql`
    select charity_id as "charityId", content->'budget' as budget from project where id = ${projectId}`)
  if (!project || (await whyBarred(app.db, donor, project.charityId))) {
    return refuse('NO_SUCH_PROJECT', { projectId })
  }
  const rows =
    input.fileId === undefined
      ? rowsOfTable(input.text ?? '', ROWS_MAX)
      : await rowsOfFile(app, project.charityId, input.fileId)
  if (rows && 'refused' in rows) return rows
  if (!rows) return refuse('SHEET_WRONG', { cells: [wrong(1, 1, 'unreadable')] })
  const spending = spendingOf(
    rows,
    (project.budget ?? []).map(({ line }) => line),
  )
  return 'cells' in spending ? refuse('SHEET_WRONG', { cells: spending.cells }) : spending
})

async function rowsOfFile(
  { db }: App,
  charityId: string,
  fileId: string,
): Promise<Row[] | Refusal | undefined> {
  const file = await readFile(db, fileId)
  const bytes =
    file?.charityId === charityId && file.kind === 'sheet' ? await readBytes(db, fileId) : undefined
  if (!file || !bytes) return refuse('NO_SUCH_FILE', { fileId })
  if (file.mime !== 'text/csv') return rowsOfWorkbook(bytes, ROWS_MAX)
  const text = textOf(bytes)
  return text === undefined ? undefined : rowsOfTable(text, ROWS_MAX)
}
