/** Carries out a poster's draw commands, with what every canvas has. */
import type { Brush, Picture } from '../../../platform'
import type { Command, Font, MeasureIn, PosterPlan } from './poster-plan'

/** System fonts: a mini program brings none of its own. */
const FAMILY = "'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"

export function measureWith(brush: Brush): MeasureIn {
  return (text, font) => {
    brush.font = fontOf(font)
    return brush.measureText(text).width
  }
}

export function paint(
  brush: Brush,
  { commands }: PosterPlan,
  pictures: { art: Picture; code: Picture },
): void {
  for (const command of commands) carryOut(brush, command, pictures)
}

function carryOut(brush: Brush, command: Command, pictures: { art: Picture; code: Picture }): void {
  if (command.draw === 'picture') {
    const { image, x, y, width, height } = command
    brush.drawImage(pictures[image], x, y, width, height)
    return
  }
  brush.fillStyle = command.colour
  if (command.draw === 'box') {
    fillBox(brush, command)
  } else {
    brush.font = fontOf(command.font)
    brush.fillText(command.text, command.x, command.y)
  }
}

/** By arcs: older phones have no `roundRect`. */
function fillBox(
  brush: Brush,
  { x, y, width, height, radius }: Extract<Command, { draw: 'box' }>,
): void {
  const [right, bottom] = [x + width, y + height]
  brush.beginPath()
  brush.moveTo(x + radius, y)
  brush.arcTo(right, y, right, bottom, radius)
  brush.arcTo(right, bottom, x, bottom, radius)
  brush.arcTo(x, bottom, x, y, radius)
  brush.arcTo(x, y, right, y, radius)
  brush.fill()
}

function fontOf({ size, strong }: Font): string {
  return `${strong ? '600 ' : ''}${size}px ${FAMILY}`
}
