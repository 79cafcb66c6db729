/** A table that goes on over pages, with its head on each. */
import type { Words } from '../../contracts/declare'
import { INK, keepTogether, type Pdf, pageRoom, QUIET } from './page'
import { readable } from './readable'

export type Columns = readonly {
  head: Words
  /** Its share of the page's width; together one. */
  share: number
  align?: 'right'
}[]

const SIZE = 9
const GAP = 6
const RULE = '#d9d2ca'

export function drawTable(pdf: Pdf, columns: Columns, rows: readonly (readonly string[])[]): void {
  if (columns.length === 0) return
  drawHead(pdf, columns)
  for (const row of rows) {
    pdf.font('plain').fontSize(SIZE)
    const height = heightOf(pdf, columns, row)
    if (pdf.y + height > pageRoom(pdf).bottom) {
      pdf.addPage()
      drawHead(pdf, columns)
    }
    drawRow(pdf, columns, row, { height, font: 'plain', ink: INK })
  }
  pdf.x = pageRoom(pdf).left
}

function drawHead(pdf: Pdf, columns: Columns): void {
  const heads = columns.map(({ head }) => `${head.zh}\n${head.en}`)
  pdf.font('strong').fontSize(SIZE)
  const height = heightOf(pdf, columns, heads)
  keepTogether(pdf, height * 2)
  drawRow(pdf, columns, heads, { height, font: 'strong', ink: QUIET })
}

function drawRow(
  pdf: Pdf,
  columns: Columns,
  cells: readonly string[],
  { height, font, ink }: { height: number; font: 'plain' | 'strong'; ink: string },
): void {
  const { left, width } = pageRoom(pdf)
  const top = pdf.y
  let at = left
  pdf.font(font).fontSize(SIZE).fillColor(ink)
  for (const [n, { share, align = 'left' }] of columns.entries()) {
    // What stands at the right edge keeps its gap on its left.
    const from = align === 'right' ? at + GAP : at
    pdf.text(readable(cells[n] ?? ''), from, top + GAP / 2, { width: share * width - GAP, align })
    at += share * width
  }
  const below = top + height
  pdf
    .moveTo(left, below)
    .lineTo(left + width, below)
    .lineWidth(0.5)
    .strokeColor(RULE)
    .stroke()
  pdf.y = below
}

function heightOf(pdf: Pdf, columns: Columns, cells: readonly string[]): number {
  const { width } = pageRoom(pdf)
  const heights = columns.map(({ share }, n) =>
    pdf.heightOfString(readable(cells[n] ?? ''), { width: share * width - GAP }),
  )
  return Math.max(...heights) + GAP
}
