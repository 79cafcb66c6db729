/** A WEBP without what was written beside the picture: Exif and XMP. */
import type { CleanPicture } from './picture'

const HEADER_BYTES = 12
const SAYS_EXIF_OR_XMP = 0b0000_1100
const DROPPED = new Set(['EXIF', 'XMP '])

type Size = { width: number; height: number }

/** Undefined when its parts do not hold together. */
export function cleanWebp(bytes: Buffer): CleanPicture | undefined {
  if (bytes.length < HEADER_BYTES + 8) return undefined
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) return undefined
  const kept: Buffer[] = []
  let size: Size | undefined
  let at = HEADER_BYTES
  while (at + 8 <= end) {
    const name = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    // Parts of an odd length are followed by a byte that is not counted.
    const next = at + 8 + length + (length % 2)
    if (at + 8 + length > end) return undefined
    const part = Buffer.from(bytes.subarray(at, Math.min(next, end)))
    size ??= sizeOf(name, part.subarray(8))
    if (!size) return undefined
    if (name === 'VP8X') part[8] = (part[8] ?? 0) & ~SAYS_EXIF_OR_XMP
    if (!DROPPED.has(name)) kept.push(part)
    at = next
  }
  if (!size) return undefined
  const body = Buffer.concat(kept)
  const header = Buffer.from(bytes.subarray(0, HEADER_BYTES))
  header.writeUInt32LE(4 + body.length, 4)
  return { ...size, bytes: Buffer.concat([header, body]) }
}

/** The first part says it, in one of three ways. */
function sizeOf(name: string, data: Buffer): Size | undefined {
  if (data.length < 10) return undefined
  if (name === 'VP8X') {
    return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 }
  }
  if (name === 'VP8L' && data[0] === 0x2f) {
    const bits = data.readUInt32LE(1)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (name === 'VP8 ' && data.readUIntBE(3, 3) === 0x9d012a) {
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
  }
  return undefined
}
