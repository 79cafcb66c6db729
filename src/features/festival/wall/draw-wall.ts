/** The wall as a picture: two strings of lanterns, or willow strands on a quiet day. Decides nothing. */
import type { Surface } from '../../../platform'
import { type Body, bodies } from '../../../ui'
import { trace } from './trace'
import { KINDLE_MS, type Place, type Wall } from './wall-state'

export type Ink = { accent: string; glow: string; line: string; paper: string; words: string }
type Pen = CanvasRenderingContext2D

/** The picture is composed at 390 × 412 and laid to the width of the phone. */
const WALL_WIDTH = 390

type Hung = { x: number; y: number; scale: number; cord: number; body: Body }

const { round, tall, drop } = bodies

/** Where each hangs: the upper end of its cord, which lies on its string. */
const places: readonly Hung[] = [
  { x: 34, y: 16, scale: 0.44, cord: 24, body: tall },
  { x: 104, y: 27, scale: 0.62, cord: 34, body: round },
  { x: 180, y: 31, scale: 0.5, cord: 20, body: drop },
  { x: 262, y: 27, scale: 0.68, cord: 30, body: round },
  { x: 344, y: 15, scale: 0.48, cord: 34, body: tall },
  { x: 46, y: 217, scale: 0.62, cord: 26, body: round },
  { x: 126, y: 227, scale: 0.46, cord: 22, body: tall },
  { x: 204, y: 229, scale: 0.64, cord: 32, body: drop },
  { x: 286, y: 225, scale: 0.46, cord: 20, body: tall },
  { x: 348, y: 216, scale: 0.54, cord: 24, body: round },
]

const strings = ['M-10 6C126 41 264 38 400 2', 'M-10 206C126 238 264 236 400 202'] as const

const FONT =
  '-apple-system, BlinkMacSystemFont, "PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", sans-serif'

export function drawWall(surface: Surface, wall: Wall, ink: Ink, nowMs: number): void {
  hangOn(surface, (pen) => {
    stroke(pen, ink.line, 1.2, strings)
    wall.forEach((place, index) => {
      const hung = places[index]
      if (hung) lantern(pen, hung, place, ink, grown(place, nowMs))
    })
  })
}

/** Qingming: a willow has a strand for each; leaves come out where somebody gave. Nothing moves. */
export function drawWillow(surface: Surface, wall: Wall, ink: Ink): void {
  hangOn(surface, (pen) => {
    wall.forEach((place, index) => {
      const hung = places[index]
      if (hung) strand(pen, hung, place, ink, index)
    })
  })
}

function hangOn({ context, width, begin }: Surface, draw: (pen: Pen) => void): void {
  begin()
  context.save()
  const scale = width / WALL_WIDTH
  context.scale(scale, scale)
  draw(context)
  context.restore()
}

/** How far the light has come, from 0 to 1; a light that was there has come. */
function grown({ kindledMs }: Place, nowMs: number): number {
  if (kindledMs === undefined) return 1
  const part = Math.min(1, Math.max(0, (nowMs - kindledMs) / KINDLE_MS))
  return 1 - (1 - part) ** 3
}

function lantern(pen: Pen, hung: Hung, place: Place, ink: Ink, light: number): void {
  const { x, y, scale, cord, body } = hung
  const { height, cap } = body
  pen.save()
  pen.translate(x, y)
  pen.scale(scale, scale)
  stroke(pen, ink.line, 1.6, [`M0 0V${cord}`])
  pen.translate(0, cord + 9)
  if (place.lit) {
    halo(pen, ink.glow, height / 2, light)
    filled(pen, lightIn(pen, body, ink), body.outline)
    core(pen, body)
    pen.globalAlpha = 0.32
    stroke(pen, ink.accent, 1.4, [body.ribs])
    pen.globalAlpha = 1
    box(pen, '#7a4a30', -cap, -8, cap * 2, 9)
    box(pen, '#7a4a30', -cap, height - 1, cap * 2, 8)
    stroke(pen, '#e7b75a', 1.6, [
      `M${3 - cap} -3.5H${cap - 3}`,
      `M${3 - cap} ${height + 3}H${cap - 3}`,
    ])
    if (place.wish === undefined) tassel(pen, height + 7, ink)
  } else {
    pen.globalAlpha = 0.7
    stroke(pen, ink.line, 2.6, [
      body.outline,
      `M${-cap} -4H${cap}`,
      `M${-cap} ${height + 4}H${cap}`,
    ])
    pen.globalAlpha = 1
  }
  pen.restore()
  if (place.lit && place.wish !== undefined) {
    slip(pen, x, y + (cord + 9 + height + 6) * scale, place.wish, ink, light)
  }
}

/** Its ring of light grows from six tenths and from nothing; the body has its light meanwhile. */
function halo(pen: Pen, glow: string, y: number, light: number): void {
  const radius = 112 * (0.6 + 0.4 * light)
  const shades = pen.createRadialGradient(0, y, 0, 0, y, radius)
  for (const [at, alpha] of [
    [0, 0.85],
    [0.3, 0.44],
    [0.55, 0.17],
    [0.8, 0.04],
    [1, 0],
  ] as const) {
    shades.addColorStop(at, withAlpha(glow, alpha * light))
  }
  pen.fillStyle = shades
  pen.beginPath()
  pen.arc(0, y, radius, 0, Math.PI * 2)
  pen.fill()
}

function lightIn(pen: Pen, { height }: Body, ink: Ink): CanvasGradient {
  const y = height * 0.56
  const shades = pen.createRadialGradient(0, y, 0, 0, y, height * 0.66)
  shades.addColorStop(0, '#fff8e3')
  shades.addColorStop(0.34, ink.glow)
  shades.addColorStop(1, ink.accent)
  return shades
}

function core(pen: Pen, { height, core: [across, down] }: Body): void {
  pen.save()
  pen.translate(0, height * 0.56)
  pen.scale(1, down / across)
  const shades = pen.createRadialGradient(0, 0, 0, 0, 0, across)
  shades.addColorStop(0, 'rgba(255, 253, 244, 0.95)')
  shades.addColorStop(0.45, 'rgba(255, 246, 220, 0.6)')
  shades.addColorStop(1, 'rgba(255, 239, 196, 0)')
  pen.fillStyle = shades
  pen.beginPath()
  pen.arc(0, 0, across, 0, Math.PI * 2)
  pen.fill()
  pen.restore()
}

function tassel(pen: Pen, y: number, ink: Ink): void {
  pen.save()
  pen.translate(0, y)
  stroke(pen, ink.line, 1.6, ['M0 0V7'])
  filled(pen, ink.accent, 'M-4 13C-6 25 -7 33 -7 41L7 41C7 33 6 25 4 13Z')
  pen.fillStyle = '#e7b75a'
  pen.beginPath()
  pen.arc(0, 10, 3.6, 0, Math.PI * 2)
  pen.fill()
  pen.restore()
}

const LETTER = 15

/** Words one below the other on paper, in the tassel's place. */
function slip(pen: Pen, x: number, y: number, wish: string, ink: Ink, light: number): void {
  const letters = Array.from(wish)
  pen.save()
  pen.globalAlpha = light
  stroke(pen, ink.line, 1.4, [`M${x} ${y}V${y + 6}`])
  box(pen, ink.paper, x - 10, y + 6, 20, letters.length * LETTER + 10)
  box(pen, '#e7b75a', x - 10, y + 6, 20, 3)
  pen.fillStyle = ink.words
  pen.font = `13px ${FONT}`
  pen.textAlign = 'center'
  letters.forEach((letter, row) => {
    pen.fillText(letter, x, y + 23 + row * LETTER)
  })
  pen.restore()
}

/** From the upper edge down to its place: the ones behind are short, those in front long. */
function strand(pen: Pen, { x, y, cord }: Hung, place: Place, ink: Ink, index: number): void {
  const length = y + 70 + cord * 1.6
  const sway = index % 2 ? -9 : 9
  const bend = (part: number): number => x + sway * 6 * (1 - part) * part * part
  pen.save()
  pen.globalAlpha = place.lit ? 0.7 : 0.4
  stroke(pen, ink.accent, 1.8, [
    `M${x} 0C${x} ${length * 0.33} ${x + sway * 2} ${length * 0.66} ${bend(1)} ${length}`,
  ])
  for (let down = 16; down < length - 8; down += 17) {
    const side = (down - 16) % 34 === 0 ? 1 : -1
    const at = bend(down / length)
    pen.globalAlpha = (place.lit ? 0.4 : 0.16) + ((down * 7) % 30) / 120
    filled(
      pen,
      ink.accent,
      `M${at} ${down}C${at + side * 6} ${down + 2} ${at + side * 10} ${down + 8} ${at + side * 10} ${down + 15}C${at + side * 4} ${down + 13} ${at + side} ${down + 8} ${at} ${down}Z`,
    )
  }
  pen.restore()
  if (place.lit && place.wish !== undefined) slip(pen, bend(1), length, place.wish, ink, 1)
}

function stroke(pen: Pen, colour: string, width: number, outlines: readonly string[]): void {
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.lineCap = 'round'
  for (const outline of outlines) {
    trace(pen, outline)
    pen.stroke()
  }
}

function filled(pen: Pen, colour: string | CanvasGradient, outline: string): void {
  pen.fillStyle = colour
  trace(pen, outline)
  pen.fill()
}

function box(pen: Pen, colour: string, x: number, y: number, width: number, height: number): void {
  pen.fillStyle = colour
  pen.fillRect(x, y, width, height)
}

/** `#rrggbb` with an opacity. */
function withAlpha(hex: string, alpha: number): string {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
  return `rgba(${part(1)}, ${part(3)}, ${part(5)}, ${alpha})`
}
