/** The drawn covers of an envelope, by the keys that the server keeps. */
export const covers = ['round', 'tall', 'drop', 'three'] as const
export type EnvelopeCover = (typeof covers)[number]

export function isCover(cover: string): cover is EnvelopeCover {
  return (covers as readonly string[]).includes(cover)
}
