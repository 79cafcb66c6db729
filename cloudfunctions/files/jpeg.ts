/**
 * A JPEG without what its camera wrote beside the picture: place, time, device, a small copy from before it
 * was cut. Kept are the picture, its colours, and how it is to be turned.
 */
import type { CleanPicture } from './picture'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const COM = 0xfe

/** Undefined when its segments do not hold together. */
export function cleanJpeg(bytes: Buffer): CleanPicture | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff00 + SOI) return undefined
  const kept: Buffer[] = []
  let size: { width: number; height: number } | undefined
  let turned = 1
  let scanned = false
  let at = 2
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) {
      // What some phones append is another picture, or a film.
      return size && scanned ? { ...size, bytes: joined(kept, turned) } : undefined
    }
    const end = segmentEnd(bytes, at)
    if (end === undefined) return undefined
    const next = marker === SOS ? scanEnd(bytes, end) : end
    const segment = bytes.subarray(at, end)
    if (isFrame(marker)) size = sizeOf(segment)
    if (marker === APP1) turned = turnedBy(segment) ?? turned
    if (marker === SOS) scanned = true
    if (isKept(marker, segment)) kept.push(bytes.subarray(at, next))
    at = next
  }
  return undefined
}

function segmentEnd(bytes: Buffer, at: number): number | undefined {
  if (at + 4 > bytes.length) return undefined
  const length = bytes.readUInt16BE(at + 2)
  const end = at + 2 + length
  return length >= 2 && end <= bytes.length ? end : undefined
}

/** Coded data goes on over stuffed bytes and restart marks. */
function scanEnd(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
    at = bytes.indexOf(0xff, at + 2)
  }
  return bytes.length
}

/** SOF0 to SOF15, among which three numbers mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function sizeOf(segment: Buffer): { width: number; height: number } | undefined {
  if (segment.length < 9) return undefined
  return { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
}

/** Of the application's segments those that say how colours are meant. */
function isKept(marker: number, segment: Buffer): boolean {
  if (marker === APP0 || marker === APP14) return true
  if (marker === APP2) return segment.subarray(4, 16).toString('latin1') === 'ICC_PROFILE\0'
  return marker !== COM && !(marker >= APP1 && marker <= APP15)
}

const ORIENTATION = 0x0112

/** 2 to 8, as Exif numbers the ways in which a camera was held; undefined when it was upright or unknown. */
function turnedBy(segment: Buffer): number | undefined {
  if (segment.subarray(4, 10).toString('latin1') !== 'Exif\0\0') return undefined
  const tiff = segment.subarray(10)
  if (tiff.length < 14) return undefined
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return undefined
  const entries = short(directory)
  for (let n = 0; n < entries; n += 1) {
    const at = directory + 2 + n * 12
    if (at + 12 > tiff.length) return undefined
    if (short(at) !== ORIENTATION) continue
    const turned = short(at + 8)
    return turned >= 2 && turned <= 8 ? turned : undefined
  }
  return undefined
}

/** An Exif segment with this one fact in it. */
function orientation(turned: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(turned, 18)
  const head = Buffer.from([0xff, APP1, 0, 2 + 6 + tiff.length])
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff])
}

function joined(segments: readonly Buffer[], turned: number): Buffer {
  const begins = Buffer.from([0xff, SOI])
  const ends = Buffer.from([0xff, EOI])
  // A JFIF header stands before everything else.
  const header = segments[0]?.[1] === APP0 ? segments.slice(0, 1) : []
  const rest = segments.slice(header.length)
  const turning = turned === 1 ? [] : [orientation(turned)]
  return Buffer.concat([begins, ...header, ...turning, ...rest, ends])
}
