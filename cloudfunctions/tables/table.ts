/** A table in text as rows of cells: CSV, or what a spreadsheet puts on the clipboard. */
import { parse } from 'csv-parse/sync'
import type { Cell, Row } from './workbook'

const RECORD_CHARACTERS_MAX = 20_000

/** At most `rowsMax` rows of the table; undefined when its quotes do not hold together. */
export function rowsOfTable(text: string, rowsMax: number): Row[] | undefined {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // A stray mark of inches is no quote.
      relax_quotes: true,
      max_record_size: RECORD_CHARACTERS_MAX,
      to: rowsMax,
    })
    return records.map((record, n) => ({ row: n + 1, cells: cellsOf(record) }))
  } catch {
    return undefined
  }
}

/** What parts the first line that has something in it: a comma may belong to an amount. */
function delimiterOf(text: string): string {
  const first = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? ''
  return ['\t', ';', '，'].find((mark) => first.includes(mark)) ?? ','
}

function cellsOf(record: readonly string[]): ReadonlyMap<number, Cell> {
  return new Map(
    record.flatMap((text, n): [number, Cell][] =>
      text.trim() === '' ? [] : [[n + 1, { kind: 'text', text }]],
    ),
  )
}
