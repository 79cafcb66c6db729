/** Lays an outline on a canvas: the part of SVG's path language that our drawings use (M L H V C Z, absolute). */
export type Pen = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'bezierCurveTo' | 'closePath'
>

const COUNTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, Z: 0 }

export function trace(pen: Pen, d: string): void {
  let [x, y] = [0, 0]
  pen.beginPath()
  for (const [, command = '', figures = ''] of d.matchAll(/([A-Z])([^A-Z]*)/g)) {
    if (command === 'Z') pen.closePath()
    const numbers = (figures.match(/-?[\d.]+/g) ?? []).map(Number)
    const count = COUNTS[command] ?? 0
    for (let from = 0; count > 0 && from < numbers.length; from += count) {
      const part = numbers.slice(from, from + count)
      x = command === 'V' ? x : (part[count - (command === 'H' ? 1 : 2)] ?? x)
      y = command === 'H' ? y : (part[count - 1] ?? y)
      if (command === 'M' && from === 0) pen.moveTo(x, y)
      else if (command === 'C') {
        const [ax = 0, ay = 0, bx = 0, by = 0] = part
        pen.bezierCurveTo(ax, ay, bx, by, x, y)
      } else pen.lineTo(x, y)
    }
  }
}
