/** A code that a camera reads (QR), drawn on a page. */
import { create } from 'qrcode'
import type { Words } from '../../contracts/declare'
import { INK, type Pdf, pageRoom, QUIET } from './page'
import { readable } from './readable'

export type Code = { text: string; words: Words }

const SIDE = 104
const GAP = 16
const WORDS_WIDTH = 176

/** What a code takes of the page's width, from the right. */
export const CODE_ROOM = SIDE + GAP

/**
 * The code at the top right of the page, where no length of what follows can part it from the rest; to its
 * left what it does. The pen stays where it was.
 */
export function drawCode(pdf: Pdf, { text, words }: Code): void {
  const { left: pageLeft, width } = pageRoom(pdf)
  const { x, y } = pdf
  const [left, top] = [pageLeft + width - SIDE, pdf.page.margins.top]
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const step = SIDE / size
  for (const [n, dark] of data.entries()) {
    if (dark) pdf.rect(left + (n % size) * step, top + Math.floor(n / size) * step, step, step)
  }
  pdf.fill(INK)
  const beside = { width: WORDS_WIDTH, align: 'right' as const }
  pdf.font('plain').fontSize(9).fillColor(INK)
  pdf.text(readable(words.zh), left - GAP - WORDS_WIDTH, top, beside)
  pdf.fontSize(8).fillColor(QUIET).text(readable(words.en), beside)
  pdf.x = x
  pdf.y = y
}
