/**
 * An envelope's cover: a lantern with a motif of its season, lit from within, in the box of all
 * lanterns (files.ts). Its halo is a drawing of its own, so that a screen can let it grow.
 * Origin: the middle of the body's upper edge.
 */
import type { Body } from '../../../src/ui/lantern/bodies'
import { type Layer, line } from '../brush'
import type { Ink } from '../inks'
import { caps, cordOf, tassel } from '../lantern'

export type EnvelopeCover = {
  /** The name by which scenes point to it. */
  key: string
  drawing: Layer
}

/** From where a lantern's cord comes: the upper edge of the box. */
export const CORD = 92

type Worn = {
  /** The colour of the paper towards its rim. */
  rim?: Ink
  /** The colour of the light in its middle; white unless something white is to be seen before it. */
  heart?: Ink
  motif: Layer
  /** What hangs under it, from y 0 on; a tassel unless told. */
  foot?: Layer
}

/** One of the three bodies with a motif on its paper. */
export function worn(body: Body, { rim = 'ui-accent', heart, motif, foot }: Worn): Layer {
  return [
    paper(rim, heart),
    cordOf(CORD),
    `<path fill="url(#paper)" d="${body.outline}"/>`,
    line(rim, 1.4, body.ribs, { opacity: 0.28 }),
    motif,
    caps(body),
    foot ?? tassel(body.height + 7),
  ].join('')
}

/** The light of a lantern's paper, for `url(#paper)`. */
export function paper(rim: Ink, heart?: Ink): Layer {
  const middle = heart ? `{${heart}}` : '#FFF8E3'
  return `<radialGradient id="paper" cx=".5" cy=".54" r=".62"><stop stop-color="${middle}"/><stop offset=".45" stop-color="{glow}"/><stop offset="1" stop-color="{${rim}}"/></radialGradient>`
}
