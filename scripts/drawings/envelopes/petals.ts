/** Flowers and leaves as one path each: a petal is a single curve that returns to where it began. */

type Petal = { x: number; y: number; turn: number; length: number; spread: number }

/** `turn` in degrees, 0 to the right and 90 downwards; `spread` is half the angle at its root. */
export function petal({ x, y, turn, length, spread }: Petal): string {
  const reach = length / (0.75 * Math.cos(radians(spread)))
  const end = (angle: number): string =>
    `${short(x + reach * Math.cos(radians(angle)))} ${short(y + reach * Math.sin(radians(angle)))}`
  return `M${short(x)} ${short(y)}C${end(turn - spread)} ${end(turn + spread)} ${short(x)} ${short(y)}`
}

/** So many petals around a point, the first one upwards or turned by `turn`. */
export function blossom({
  x,
  y,
  length,
  count,
  spread,
  turn = 0,
}: Omit<Petal, 'turn'> & { count: number; turn?: number }): string {
  return Array.from({ length: count }, (_, index) =>
    petal({ x, y, length, spread, turn: turn - 90 + (360 / count) * index }),
  ).join('')
}

/** Leaves in pairs along a stem that begins at a point, smaller towards its tip, and one at the tip. */
export function sprig({
  x,
  y,
  turn,
  length,
  pairs,
  leaf,
}: {
  x: number
  y: number
  turn: number
  length: number
  pairs: number
  leaf: number
}): string {
  const along = (part: number) => ({
    x: x + length * part * Math.cos(radians(turn)),
    y: y + length * part * Math.sin(radians(turn)),
  })
  const beside = Array.from({ length: pairs }, (_, index) => {
    const part = (index + 1) / (pairs + 1)
    const size = leaf * (1 - part * 0.4)
    return [-48, 48]
      .map((lean) => petal({ ...along(part), turn: turn + lean, length: size, spread: 26 }))
      .join('')
  })
  return beside.join('') + petal({ ...along(0.92), turn, length: leaf * 0.8, spread: 26 })
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

function short(value: number): number {
  return Math.round(value * 10) / 10
}
