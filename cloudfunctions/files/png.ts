/** A PNG without what was written beside the picture: text, time, Exif. Its parts are checked and kept whole. */
import { crc32 } from 'node:zlib'
import type { CleanPicture } from './picture'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** The picture, its colours and its frames; whatever else stands in a PNG is about somebody or something. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
)

/** Undefined when its parts do not hold together. */
export function cleanPng(bytes: Buffer): CleanPicture | undefined {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return undefined
  const kept: Buffer[] = [SIGNATURE]
  let size: { width: number; height: number } | undefined
  let painted = false
  let at = SIGNATURE.length
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return undefined
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return undefined
    if (!size) {
      if (name !== 'IHDR' || length !== 13) return undefined
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) }
    }
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IDAT') painted = true
    if (name === 'IEND') return painted ? { ...size, bytes: Buffer.concat(kept) } : undefined
    at = end
  }
  return undefined
}
