/** What a paper says, and its PDF: A4 upright, Chinese first with English beside it. */
import PDFDocument from 'pdfkit'
import type { Words } from '../../contracts/declare'
import { CODE_ROOM, type Code, drawCode } from './code'
import { ourFaces } from './fonts'
import { ACCENT, INK, keepTogether, MARGIN, type Pdf, pageRoom, QUIET } from './page'
import { readable } from './readable'
import { type Columns, drawTable } from './table'

export type Paper = {
  title: Words
  /** Under the title: whose it is, of which time. */
  about: readonly Words[]
  columns: Columns
  /** A row has as many cells as there are columns; a cell may have lines. */
  rows: readonly (readonly string[])[]
  sums: readonly { label: Words; value: string }[]
  notes: readonly Words[]
  /** Beside the title: what a camera reads. */
  code?: Code
  /** At the foot of each page, before its number. */
  foot: Words
  /** When what it says was so. */
  at: Date
}

const FOOT_ROOM = 28
const SUM_HEIGHT = 22
const NOTE_SIZE = 9

export async function pdfOf(paper: Paper): Promise<Buffer> {
  const faces = ourFaces()
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT_ROOM },
    bufferPages: true,
    lang: 'zh-CN',
    info: { Title: paper.title.zh, Creator: '灯愿 Lantern', CreationDate: paper.at },
  })
  const written = collected(pdf)
  pdf.registerFont('plain', faces.plain).registerFont('strong', faces.strong)

  if (paper.code) drawCode(pdf, paper.code)
  drawHead(pdf, paper)
  drawTable(pdf, paper.columns, paper.rows)
  keepTogether(pdf, paper.sums.length * SUM_HEIGHT + heightOfNotes(pdf, paper.notes))
  drawSums(pdf, paper.sums)
  drawNotes(pdf, paper.notes)
  numberPages(pdf, paper.foot)
  pdf.end()
  return written
}

function drawHead(pdf: Pdf, { title, about, code }: Paper): void {
  pdf.font('strong').fontSize(20).fillColor(ACCENT).text('灯愿', { continued: true })
  pdf.font('plain').fontSize(11).fillColor(QUIET).text('  Lantern')
  pdf.moveDown(0.6)
  pdf.font('strong').fontSize(18).fillColor(INK).text(readable(title.zh))
  pdf.font('plain').fontSize(11).fillColor(QUIET).text(readable(title.en))
  pdf.moveDown(0.5)
  const width = pageRoom(pdf).width - (code ? CODE_ROOM : 0)
  for (const words of about) beside(pdf, words, 10, width)
  pdf.moveDown(0.8)
}

function drawSums(pdf: Pdf, sums: Paper['sums']): void {
  const { left, width } = pageRoom(pdf)
  for (const { label, value } of sums) {
    keepTogether(pdf, SUM_HEIGHT)
    const top = pdf.y + 6
    pdf.font('plain').fontSize(10).fillColor(QUIET)
    pdf.text(readable(`${label.zh} ${label.en}`), left, top, { width: width * 0.65 })
    pdf.font('strong').fontSize(12).fillColor(INK)
    pdf.text(value, left + width * 0.65, top - 2, { width: width * 0.35, align: 'right' })
  }
  pdf.x = left
  pdf.moveDown(1)
}

function drawNotes(pdf: Pdf, notes: readonly Words[]): void {
  for (const words of notes) {
    beside(pdf, words, NOTE_SIZE, pageRoom(pdf).width)
    pdf.moveDown(0.3)
  }
}

/** With the gaps above and between them. */
function heightOfNotes(pdf: Pdf, notes: readonly Words[]): number {
  const { width } = pageRoom(pdf)
  const heightOf = (text: string, size: number) =>
    pdf.font('plain').fontSize(size).heightOfString(readable(text), { width })
  const each = notes.map(({ zh, en }) => heightOf(zh, NOTE_SIZE) + heightOf(en, NOTE_SIZE - 1) + 4)
  return each.reduce((sum, height) => sum + height, SUM_HEIGHT)
}

/** Chinese, and English in the next line. */
function beside(pdf: Pdf, words: Words, size: number, width: number): void {
  pdf.font('plain').fontSize(size).fillColor(INK).text(readable(words.zh), { width })
  pdf
    .fontSize(size - 1)
    .fillColor(QUIET)
    .text(readable(words.en), { width })
}

function numberPages(pdf: Pdf, foot: Words): void {
  const { start, count } = pdf.bufferedPageRange()
  const { left, width } = pageRoom(pdf)
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    // The foot lies below the margin, where text would otherwise begin a new page.
    pdf.page.margins.bottom = 0
    pdf.font('plain').fontSize(8).fillColor(QUIET)
    const words = `${foot.zh} ${foot.en} · ${page - start + 1}/${count}`
    const top = pdf.page.height - MARGIN
    pdf.text(readable(words), left, top, { width, align: 'center', lineBreak: false })
  }
}

function collected(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
  })
}
