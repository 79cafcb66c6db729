/** Small real files for tests: each is what its name says. */
import { crc32, deflateSync } from 'node:zlib'

/** A PNG of one colour. `beside` are parts that stand beside the picture: `[name, data]`. */
export function aPng(size = 4, beside: readonly [string, Buffer][] = []): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2], 8)
  const rows = Buffer.alloc(size * (size * 3 + 1), 0x40)
  for (let y = 0; y < size; y += 1) rows[y * (size * 3 + 1)] = 0
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngPart('IHDR', header),
    ...beside.map(([name, data]) => pngPart(name, data)),
    pngPart('IDAT', deflateSync(rows)),
    pngPart('IEND', Buffer.alloc(0)),
  ])
}

export function pngPart(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** The smallest JPEG that decoders open: one grey block. */
const GREY = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)

/** A JPEG with these segments behind its header: `[marker, data]`; `turned` as Exif numbers it. */
export function aJpeg(
  segments: readonly [number, Buffer][] = [],
  behind = Buffer.alloc(0),
): Buffer {
  const written = segments.map(([marker, data]) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(data.length + 2, 2)
    return Buffer.concat([head, data])
  })
  const header = 20
  return Buffer.concat([
    GREY.subarray(0, header),
    ...written,
    GREY.subarray(header),
    ...(GREY.subarray(-2).equals(Buffer.from([0xff, 0xd9])) ? [] : [Buffer.from([0xff, 0xd9])]),
    behind,
  ])
}

/** Exif as a phone writes it: how the camera was held, and where it was. */
export function exif({ turned = 1, place = '' }: { turned?: number; place?: string }): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(turned, 18)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(place)])
}

/** A lossless WEBP of one point, in the wide form, with Exif behind. */
export function aWebp(place = 'GPS'): Buffer {
  const part = (name: string, data: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(data.length)
    const odd = data.length % 2 ? Buffer.alloc(1) : Buffer.alloc(0)
    return Buffer.concat([Buffer.from(name, 'latin1'), size, data, odd])
  }
  const wide = Buffer.alloc(10)
  wide[0] = 0b0000_1100
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    part('VP8X', wide),
    part('VP8L', Buffer.from('2f0000000007d0fffef7bffffe47f8', 'hex')),
    part('EXIF', Buffer.from(place)),
  ])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), size, body])
}

export function aPdf(): Buffer {
  return Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  )
}
