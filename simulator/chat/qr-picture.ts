import { PNG } from 'pngjs'
import { create } from 'qrcode'

/** A QR code as a square PNG, exactly as wide as it was asked for. */

export type Shade = { r: number; g: number; b: number; a: number }
type Look = { width: number; dark: Shade; light: Shade }

/** Modules of light around a code, without which it cannot be found. */
const MARGIN = 4

export const qrPicture = (text: string, { width, dark, light }: Look): Buffer => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const across = modules.size + 2 * MARGIN
  const moduleAt = (pixel: number) => Math.floor((pixel * across) / width) - MARGIN
  const places = Array.from({ length: width }, (_, pixel) => moduleAt(pixel))
  const isDark = (row: number, column: number) =>
    row >= 0 && row < modules.size && column >= 0 && column < modules.size
      ? modules.get(row, column) === 1
      : false

  const colours = { dark: bytesOf(dark), light: bytesOf(light) }
  const png = new PNG({ width, height: width })
  let at = 0
  for (const row of places) {
    for (const column of places) {
      png.data.set(isDark(row, column) ? colours.dark : colours.light, at)
      at += 4
    }
  }
  // Large squares of two colours pack well as they are; trying every filter on every line takes long.
  return PNG.sync.write(png, { filterType: 0, deflateStrategy: 0 })
}

const bytesOf = ({ r, g, b, a }: Shade) => [r, g, b, a]
