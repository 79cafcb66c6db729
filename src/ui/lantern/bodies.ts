/**
 * The lantern's three bodies as outlines, for the drawings and for the wall that is drawn on a phone.
 * Origin: the middle of the body's upper edge.
 */
export type Body = {
  outline: string
  ribs: string
  height: number
  /** Half the width of the two caps. */
  cap: number
  halo: number
  core: readonly [number, number]
}

export const round: Body = {
  outline: 'M-21 0C-52 9-52 71-21 80H21C52 71 52 9 21 0Z',
  ribs: 'M0 0V80M-10 0C-26 14-26 66-10 80M10 0C26 14 26 66 10 80M-17 0C-42 12-42 68-17 80M17 0C42 12 42 68 17 80',
  height: 80,
  cap: 24,
  halo: 112,
  core: [34, 36.8],
}

export const tall: Body = {
  outline:
    'M-18 0C-32 6-34 14-34 26V76C-34 88-32 96-18 102H18C32 96 34 88 34 76V26C34 14 32 6 18 0Z',
  ribs: 'M0 0V102M-34 24H34M-34 78H34M-17 1C-18 12-18 90-17 101M17 1C18 12 18 90 17 101',
  height: 102,
  cap: 21,
  halo: 112,
  core: [26, 46.9],
}

export const drop: Body = {
  outline: 'M-15 0C-24 14-46 28-46 52C-46 74-26 86-14 90H14C26 86 46 74 46 52C46 28 24 14 15 0Z',
  ribs: 'M0 0V90M-7 0C-12 20-24 32-24 54C-24 74-14 84-8 90M7 0C12 20 24 32 24 54C24 74 14 84 8 90',
  height: 90,
  cap: 17,
  halo: 112,
  core: [26, 41.4],
}

export const bodies = { round, tall, drop } as const
