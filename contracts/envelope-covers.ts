/**
 * What an envelope can wear: one list for the server, the scenes and the screens. It stands apart from
 * the schemas, so that the mini program can use it.
 */

/** Lanterns without a motif, for any day. */
export const plainCovers = ['round', 'tall', 'drop', 'three'] as const

/** Drawn with a motif (scripts/drawings/envelopes); a scene names those that belong to it. */
export const drawnCovers = [
  'spring-plum',
  'spring-fish',
  'spring-window',
  'lantern-round',
  'lantern-rabbit',
  'mugwort',
  'boat',
  'kite',
  'paper-boat',
  'moon',
  'osmanthus',
  'rabbit',
  'chrysanthemum',
  'hill',
  'helping-hands',
  'umbrella',
  'letter',
  'open-door',
  'two-lanterns',
  'many-lanterns',
] as const

export const envelopeCovers = [...plainCovers, ...drawnCovers] as const

export type DrawnCover = (typeof drawnCovers)[number]
export type EnvelopeCover = (typeof envelopeCovers)[number]
