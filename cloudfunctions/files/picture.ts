/** Pictures as they are kept: whole, of a size that a phone can show, and without words beside them. */
import { cleanJpeg } from './jpeg'
import { cleanPng } from './png'
import type { FileType } from './types'
import { cleanWebp } from './webp'

export type CleanPicture = { bytes: Buffer; width: number; height: number }

/** A phone unpacks each point into four bytes. */
const POINTS_MAX = 50_000_000

const cleaners: Partial<Record<FileType, (bytes: Buffer) => CleanPicture | undefined>> = {
  png: cleanPng,
  jpeg: cleanJpeg,
  webp: cleanWebp,
}

/** The bytes to keep; undefined when it is damaged, or unpacks into more than anybody can show. */
export function cleanPicture(type: FileType, bytes: Buffer): Buffer | undefined {
  const clean = cleaners[type]?.(bytes)
  if (!clean) return undefined
  const points = clean.width * clean.height
  return points > 0 && points <= POINTS_MAX ? clean.bytes : undefined
}
