/**
 * The parts of a workbook, unpacked within limits. What a part says of its own size is counted before it is
 * unpacked, and no part becomes larger than it said: a file that wants to fill the memory ends there.
 */
import { unzipSync } from 'fflate'

const PARTS_MAX = 500
/** 50,000 cells are some 5 MB, and are read in a third of a second. */
const UNPACKED_BYTES_MAX = 16 * 1024 * 1024

class TooMuch extends Error {}

/** Names of the parts as keys, without unpacking any; undefined when it is no archive, or one too full. */
export function partsOf(bytes: Buffer): string[] | undefined {
  const names: string[] = []
  const read = unpack(bytes, (name) => {
    names.push(name)
    return false
  })
  return read && names
}

/** The parts that `wanted` asks for; undefined as above. */
export function unpack(
  bytes: Buffer,
  wanted: (name: string) => boolean,
): Record<string, Uint8Array> | undefined {
  let parts = 0
  let total = 0
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        parts += 1
        total += originalSize
        if (parts > PARTS_MAX || total > UNPACKED_BYTES_MAX) throw new TooMuch()
        return wanted(name)
      },
    })
  } catch {
    return undefined
  }
}
