/** Rows of a sheet as spending against a budget, or what is wrong, by cell. Decides, and reads nothing. */
import type { Words } from '../../contracts/declare'
import type { SheetFault } from '../../contracts/sheet-faults'
import type { WrongCell } from '../../contracts/sheets'
import type { Cell, Row } from '../tables'
import { fenOfNumber, fenOfText } from './amount'
import { type Columns, findColumns, isTotal, plainly } from './columns'
import { NOTE_CODE_POINTS_MAX, SHEET_FAULTS_MAX, SHEET_LINES_MAX } from './limits'

export type SpendingLine = { line: string; amountFen: number; note?: string }

export type Spending = { lines: SpendingLine[]; sumFen: number } | { cells: WrongCell[] }

/** `budget` holds the names of the project's budget lines. */
export function spendingOf(rows: readonly Row[], budget: readonly Words[]): Spending {
  const columns = findColumns(rows)
  if (!columns) return { cells: [wrong(rows[0]?.row ?? 1, 1, 'no-header')] }
  const known = new Map(
    budget.flatMap(({ zh, en }) => [
      [plainly(zh), zh],
      [plainly(en), zh],
    ]),
  )
  const lines: SpendingLine[] = []
  const cells: WrongCell[] = []
  const body = rows.filter(({ row, cells }) => row > columns.headerRow && cells.size > 0)
  let sumFen = 0
  for (const { row, cells: of } of body) {
    if (lines.length >= SHEET_LINES_MAX) {
      cells.push(wrong(row, columns.line, 'too-many-rows'))
      break
    }
    const read = readRow({ row, cells: of }, columns, known, sumFen)
    if ('faults' in read) cells.push(...read.faults)
    if ('line' in read) {
      lines.push(read.line)
      sumFen += read.line.amountFen
    }
    if (cells.length >= SHEET_FAULTS_MAX) break
  }
  if (cells.length > 0) return { cells: cells.slice(0, SHEET_FAULTS_MAX) }
  if (lines.length === 0) return { cells: [wrong(columns.headerRow + 1, columns.line, 'no-lines')] }
  return { lines, sumFen }
}

type Read = { faults: WrongCell[] } | { line: SpendingLine } | { total: true }

function readRow(
  { row, cells }: Row,
  columns: Columns,
  known: ReadonlyMap<string, string>,
  sumFen: number,
): Read {
  const name = cells.get(columns.line)
  const amount = fenOf(cells.get(columns.amount))
  if (isTotal(name)) {
    return amount === sumFen ? { total: true } : { faults: [wrong(row, columns.amount, 'total')] }
  }
  const faults: WrongCell[] = []
  const line = name && known.get(plainly(name.text))
  if (!name) faults.push(wrong(row, columns.line, 'no-line'))
  else if (line === undefined) faults.push(wrong(row, columns.line, 'unknown-line'))
  if (typeof amount === 'string') faults.push(wrong(row, columns.amount, amount))
  const note = columns.note === undefined ? undefined : cells.get(columns.note)?.text.trim()
  if (note && [...note].length > NOTE_CODE_POINTS_MAX) {
    faults.push(wrong(row, columns.note ?? 1, 'note-too-long'))
  }
  if (faults.length > 0 || line === undefined || typeof amount === 'string') return { faults }
  return { line: { line, amountFen: amount, ...(note && { note }) } }
}

function fenOf(cell: Cell | undefined): number | SheetFault {
  if (!cell) return 'no-amount'
  if (cell.kind === 'broken') return 'formula'
  return cell.kind === 'number' ? fenOfNumber(cell.text) : fenOfText(cell.text)
}

export function wrong(row: number, column: number, why: SheetFault): WrongCell {
  return { row, column, cell: `${lettersOf(column)}${row}`, why }
}

/** 3 → `C`, 28 → `AB`. */
function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return rest > 0 ? lettersOf(rest) + last : last
}
