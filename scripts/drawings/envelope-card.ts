/** The card (5:4) that goes into a chat with an envelope: its own lantern, and what it asks for. */
import { type EnvelopeCover, plainCovers } from '../../contracts/envelope-covers'
import { at, halo, type Layer } from './brush'
import { envelopeCovers } from './envelopes'
import { drop, lit, round, tall } from './lantern'
import { house, pine } from './nature'
import { land, words } from './share'
import type { Sheet } from './sheet'

const CORD = 92

const plain: Record<(typeof plainCovers)[number], Layer> = {
  round: lit(round, CORD),
  tall: lit(tall, CORD),
  drop: lit(drop, CORD),
  three: [
    at({ x: -56, y: -26, scale: 0.56 }, lit(tall, 2 * CORD)),
    at({ x: 56, y: -14, scale: 0.56 }, lit(drop, 2 * CORD)),
    lit(round, CORD),
  ].join(''),
}

/** What is wider than one lantern hangs smaller, to leave the words their room. */
const wide: ReadonlySet<EnvelopeCover> = new Set([
  'three',
  'two-lanterns',
  'many-lanterns',
  'spring-fish',
])

/** 500 × 400. */
export function envelopeCard(cover: EnvelopeCover): Sheet {
  const place = wide.has(cover) ? { x: 126, y: 104, scale: 1.36 } : { x: 150, y: 92, scale: 1.75 }
  return {
    key: `card-${cover}`,
    viewBox: [0, 0, 500, 400],
    body: [
      land('ground'),
      house({ x: 316, y: 276, scale: 1.25 }, 4),
      pine({ x: 296, y: 310, scale: 1.2 }),
      pine({ x: 462, y: 300, scale: 1.4 }),
      halo(place.x, 162, 196),
      at(place, drawingOf(cover)),
      words('打开这盏灯', '选它送到哪里'),
    ].join(''),
  }
}

function drawingOf(cover: EnvelopeCover): Layer {
  const drawn = envelopeCovers.find(({ key }) => key === cover)
  if (drawn) return drawn.drawing
  const known = plainCovers.find((name) => name === cover)
  if (!known) throw new Error(`no drawing is called ${cover}`)
  return plain[known]
}
