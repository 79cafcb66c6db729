/** The shape of every bill file: a byte-order mark, heads without and values with a backtick, CRLF. */

type BillTable = { head: readonly string[]; rows: readonly (readonly string[])[] }

export const billFile = (tables: readonly BillTable[]) => {
  const lines = tables.flatMap(({ head, rows }) => [
    head.join(','),
    ...rows.map((row) => row.map((value) => `\`${oneLine(value)}`).join(',')),
  ])
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8')
}

/** Whole fen as yuan, `1234.50`; fees carry five decimals. */
export const yuan = (fen: number, decimals = 2) => {
  const sign = fen < 0 ? '-' : ''
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2).padEnd(decimals, '0')}`
}

// A name could otherwise break the line that it stands in.
const oneLine = (value: string) => value.replace(/[\r\n`]/g, ' ')
