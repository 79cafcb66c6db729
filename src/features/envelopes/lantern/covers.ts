/** The covers of an envelope: which are offered, and of what lanterns each is made. */
import {
  type DrawnCover,
  type EnvelopeCover,
  envelopeCovers,
  plainCovers,
} from '../../../../contracts/envelope-covers'
import type { Scene } from '../../../../contracts/scenes/schema'
import { serverFile } from '../../../platform'
import { envelopeArt, type LanternShape, lanternArt, shareArt, type Theme } from '../../../ui'

export type { EnvelopeCover }

/** Those of the scene that is on, then the plain lanterns. */
export function offeredCovers(scene: Pick<Scene, 'covers'>): [EnvelopeCover, ...EnvelopeCover[]] {
  const [first, ...others] = [...scene.covers, ...plainCovers]
  return [first ?? 'round', ...others]
}

/** One that this version does not know is shown as the round lantern. */
export function knownCover(cover: string): EnvelopeCover {
  return envelopeCovers.find((known) => known === cover) ?? 'round'
}

/**
 * The picture of its card: the server's own file (JPG, 5:4, from `cards/`), because twenty-four have no room in
 * the package. One that this version does not know has the lantern that every card may wear.
 */
export function cardArt(cover: string): string {
  const known = envelopeCovers.find((one) => one === cover)
  return known ? serverFile(`/cards/${known}.jpg`) : shareArt(undefined, 'chat')
}

export type Hung = { place: 'middle' | 'left' | 'right'; art: string }

const plainShapes = {
  round: 'body',
  tall: 'lit-tall',
  drop: 'lit-drop',
  three: 'body',
} as const satisfies Record<(typeof plainCovers)[number], LanternShape>

/** The lanterns of a cover, the one that is opened first. */
export function lanternsOf(cover: EnvelopeCover, theme: Theme): Hung[] {
  const middle: Hung = {
    place: 'middle',
    art: isPlain(cover) ? lanternArt(plainShapes[cover], theme) : envelopeArt(cover, theme),
  }
  return cover === 'three' ? [middle, ...beside(theme)] : [middle]
}

/** Two smaller ones at its sides. */
export function beside(theme: Theme): Hung[] {
  return [
    { place: 'left', art: lanternArt('lit-tall', theme) },
    { place: 'right', art: lanternArt('lit-drop', theme) },
  ]
}

/** Whether there is room at its sides. */
export function isOneLantern(cover: EnvelopeCover): boolean {
  return cover !== 'three' && cover !== 'two-lanterns' && cover !== 'many-lanterns'
}

export function isPlain(cover: EnvelopeCover): cover is Exclude<EnvelopeCover, DrawnCover> {
  return cover in plainShapes
}
