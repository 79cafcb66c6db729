/** The code on a paper, drawn as a page would have it and read as a camera does. */
import jsQR from 'jsqr'
import PDFDocument from 'pdfkit'
import { drawCode } from './code'
import { ourFaces } from './fonts'

const SCALE = 4

/** What was filled, as a picture of the page. */
function pictureOf(squares: readonly [number, number, number, number][]) {
  const [width, height] = [600 * SCALE, 300 * SCALE]
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (const [left, top, wide, high] of squares)
    for (let y = Math.round(top * SCALE); y < Math.round((top + high) * SCALE); y += 1)
      for (let x = Math.round(left * SCALE); x < Math.round((left + wide) * SCALE); x += 1)
        pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return { pixels, width, height }
}

test('a camera reads the link from the squares that are drawn', () => {
  const link =
    'https://lantern.example.org/#/pages/receipt/index?giftId=quilt001-abcdefghijklmnopqrstuv&code=abcdefghijklmnop'
  const pdf = new PDFDocument({ size: 'A4', margin: 48 })
  pdf.registerFont('plain', ourFaces().plain)
  const squares: [number, number, number, number][] = []
  const rect = pdf.rect.bind(pdf)
  jest.spyOn(pdf, 'rect').mockImplementation((x, y, w, h) => {
    squares.push([x, y, w, h])
    return rect(x, y, w, h)
  })
  drawCode(pdf, { text: link, words: { zh: '扫码核对', en: 'Scan to verify' } })
  const { pixels, width, height } = pictureOf(squares)
  expect(jsQR(pixels, width, height)?.data).toBe(link)
})
