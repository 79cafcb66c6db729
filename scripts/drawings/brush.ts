/** The strokes of which every drawing is made: text of SVG with colours by name. */
import type { Ink } from './inks'

/** A part of a drawing, in the words of SVG, with `{colour}` where a colour goes. */
export type Layer = string

export function fill(ink: Ink, d: string, opacity?: number): Layer {
  return `<path fill="{${ink}}"${faded(opacity)} d="${d}"/>`
}

export function line(
  ink: Ink,
  width: number,
  d: string,
  { opacity, dash }: { opacity?: number; dash?: string } = {},
): Layer {
  const dashes = dash ? ` stroke-dasharray="${dash}"` : ''
  return `<path fill="none" stroke="{${ink}}" stroke-width="${width}"${dashes}${faded(opacity)} d="${d}"/>`
}

export function rect(
  ink: Ink,
  [x, y, width, height]: readonly [number, number, number, number],
  radius?: number,
): Layer {
  const round = radius ? ` rx="${radius}"` : ''
  return `<rect fill="{${ink}}" x="${x}" y="${y}" width="${width}" height="${height}"${round}/>`
}

export function disc(ink: Ink, x: number, y: number, r: number, opacity?: number): Layer {
  return `<circle fill="{${ink}}"${faded(opacity)} cx="${x}" cy="${y}" r="${r}"/>`
}

export function oval(
  ink: Ink,
  [x, y, rx, ry]: readonly [number, number, number, number],
  opacity?: number,
): Layer {
  return `<ellipse fill="{${ink}}"${faded(opacity)} cx="${x}" cy="${y}" rx="${rx}" ry="${ry}"/>`
}

/** Warm light around a point; `strength` fades the whole of it. */
export function halo(x: number, y: number, r: number, strength?: number): Layer {
  return `<circle fill="url(#halo)"${faded(strength)} cx="${x}" cy="${y}" r="${r}"/>`
}

export function at(
  { x = 0, y = 0, scale = 1, turn = 0 }: { x?: number; y?: number; scale?: number; turn?: number },
  ...layers: Layer[]
): Layer {
  const moves = [
    x || y ? `translate(${x} ${y})` : '',
    turn ? `rotate(${turn})` : '',
    scale === 1 ? '' : `scale(${scale})`,
  ].filter(Boolean)
  return `<g transform="${moves.join(' ')}">${layers.join('')}</g>`
}

function faded(opacity: number | undefined): string {
  return opacity === undefined ? '' : ` opacity="${opacity}"`
}
