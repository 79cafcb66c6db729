/**
 * The drawings that a project can have as its cover: one list for the server and the screens. It stands
 * apart from the schemas, so that the mini program can use it.
 */
export const projectCovers = [
  'bench',
  'books',
  'braille',
  'clinic',
  'flood',
  'kite',
  'lamp',
  'listen',
  'loom',
  'lunch',
  'milk',
  'porch',
  'quilt',
  'ramp',
  'reeds',
  'stove',
  'supper',
  'willow',
] as const

export type ProjectCover = (typeof projectCovers)[number]
