/**
 * A project's cover: 360 × 220 on the drawing board, cut to 390 × 272 at the sides. The subject stays
 * between x 88 and 272 and above y 192, so that a square crop and the title card leave it whole.
 */
import type { Layer } from '../brush'
import { at } from '../brush'
import type { Ink } from '../inks'
import type { Sheet } from '../sheet'

export type Cover = {
  /** The name by which projects point to it. */
  key: string
  backdrop: Layer
  subject: Layer
  /** How the subject stands on a card for friends: on what ground, and moved by how much. */
  card?: { ground?: Ink; x?: number; y?: number; scale?: number }
}

const COVER_WIDTH = 390
const COVER_HEIGHT = 272

const SCALE = COVER_HEIGHT / 220

export function coverSheet(cover: Cover): Sheet {
  const left = (COVER_WIDTH - 360 * SCALE) / 2
  return {
    key: cover.key,
    viewBox: [0, 0, COVER_WIDTH, COVER_HEIGHT],
    body: at({ x: round(left), scale: round(SCALE) }, cover.backdrop, cover.subject),
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
