/** A code that a camera reads (QR), drawn on a page. */
import { create } from 'qrcode'
import type { Words } from '../../contracts/declare'
import { INK, keepTogether, type Pdf, pageRoom, QUIET } from './page'
import { readable } from './readable'

export type Code = { text: string; words: Words }

const SIDE = 104
const GAP = 16

/** The code at the left, and beside it what it does. */
export function drawCode(pdf: Pdf, { text, words }: Code): void {
  keepTogether(pdf, SIDE + GAP)
  const { left, width } = pageRoom(pdf)
  const top = pdf.y + GAP / 2
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const step = SIDE / size
  for (const [n, dark] of data.entries()) {
    if (dark) pdf.rect(left + (n % size) * step, top + Math.floor(n / size) * step, step, step)
  }
  pdf.fill(INK)
  const beside = { width: width - SIDE - GAP }
  pdf.font('plain').fontSize(9).fillColor(INK)
  pdf.text(readable(words.zh), left + SIDE + GAP, top + GAP, beside)
  pdf.fontSize(8).fillColor(QUIET).text(readable(words.en), beside)
  pdf.x = left
  pdf.y = top + SIDE + GAP / 2
}
