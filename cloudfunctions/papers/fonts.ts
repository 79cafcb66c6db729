/**
 * The faces of our papers: Noto Sans SC (SIL Open Font License), with Latin letters in it. They come
 * packed as WOFF, which the PDF writer unpacks anew for each look at a table, for seconds a paper; so they
 * are unpacked here, once a process.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'

const WOFF_HEADER_BYTES = 44
const WOFF_ENTRY_BYTES = 20
const SFNT_HEADER_BYTES = 12
const SFNT_ENTRY_BYTES = 16

export type Faces = { plain: Buffer; strong: Buffer }

const packages = createRequire(__filename)

let faces: Faces | undefined

export function ourFaces(): Faces {
  faces ??= {
    plain: unpackedFrom(
      packages.resolve(
        '@openfonts/noto-sans-sc_chinese-simplified/files/noto-sans-sc-chinese-simplified-400.woff',
      ),
    ),
    strong: unpackedFrom(
      packages.resolve(
        '@openfonts/noto-sans-sc_chinese-simplified/files/noto-sans-sc-chinese-simplified-700.woff',
      ),
    ),
  }
  return faces
}

function unpackedFrom(file: string): Buffer {
  return unpackWoff(readFileSync(file))
}

/** A WOFF 1.0 file (W3C Recommendation, 2012) as the plain font that it was made from. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const tables = woff.readUInt16BE(12)
  const head = sfntHead(woff.readUInt32BE(4), tables)
  const parts = [head]
  let at = head.length
  for (let n = 0; n < tables; n += 1) {
    const entry = WOFF_HEADER_BYTES + WOFF_ENTRY_BYTES * n
    const from = woff.readUInt32BE(entry + 4)
    const packedBytes = woff.readUInt32BE(entry + 8)
    const bytes = woff.readUInt32BE(entry + 12)
    const packed = woff.subarray(from, from + packedBytes)
    const table = packedBytes < bytes ? inflateSync(packed) : packed
    const line = SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * n
    woff.copy(head, line, entry, entry + 4)
    woff.copy(head, line + 4, entry + 16, entry + 20)
    head.writeUInt32BE(at, line + 8)
    head.writeUInt32BE(bytes, line + 12)
    const gap = Buffer.alloc((4 - (bytes % 4)) % 4)
    parts.push(table, gap)
    at += bytes + gap.length
  }
  return Buffer.concat(parts)
}

function sfntHead(flavour: number, tables: number): Buffer {
  const head = Buffer.alloc(SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * tables)
  const power = Math.floor(Math.log2(tables))
  const range = SFNT_ENTRY_BYTES << power
  head.writeUInt32BE(flavour, 0)
  head.writeUInt16BE(tables, 4)
  head.writeUInt16BE(range, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(SFNT_ENTRY_BYTES * tables - range, 10)
  return head
}
