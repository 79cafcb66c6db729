/** One page of a paper: its room, and its inks. Lengths are points. */
export type Pdf = PDFKit.PDFDocument

export const INK = '#1d1a17'
export const QUIET = '#6b635b'
export const ACCENT = '#b5301f'
export const MARGIN = 48

export function pageRoom({ page }: Pdf): { left: number; width: number; bottom: number } {
  const { left, right, bottom } = page.margins
  return { left, width: page.width - left - right, bottom: page.height - bottom }
}

/** Begins a page when so much does not fit on this one any more. */
export function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > pageRoom(pdf).bottom) pdf.addPage()
}
