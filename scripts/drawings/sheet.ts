/** One drawing as a file that stands alone: colours put in, gradients only where they are used. */

import type { Layer } from './brush'
import { inked, type Theme } from './inks'

export type Sheet = {
  /** Begins the ids of this file, so that two drawings inlined in one page do not share a gradient. */
  key: string
  viewBox: readonly [number, number, number, number]
  body: Layer
}

const gradients: Record<string, string> = {
  sky: '<linearGradient id="sky" x2="0" y2="1"><stop stop-color="{sky}"/><stop offset="1" stop-color="{sky2}"/></linearGradient>',
  halo: `<radialGradient id="halo">${[
    [0, 0.85],
    [0.3, 0.44],
    [0.55, 0.17],
    [0.8, 0.04],
    [1, 0],
  ]
    .map(
      ([offset, opacity]) =>
        `<stop offset="${offset}" stop-color="{glow}" stop-opacity="${opacity}"/>`,
    )
    .join('')}</radialGradient>`,
  body: '<radialGradient id="body" cx=".5" cy=".56" r=".66"><stop stop-color="#FFF8E3"/><stop offset=".34" stop-color="{glow}"/><stop offset="1" stop-color="{ui-accent}"/></radialGradient>',
  core: '<radialGradient id="core"><stop stop-color="#FFFDF4" stop-opacity=".95"/><stop offset=".45" stop-color="#FFF6DC" stop-opacity=".6"/><stop offset="1" stop-color="#FFEFC4" stop-opacity="0"/></radialGradient>',
}

/** The text of an SVG file, the same for the same drawing. Extra gradients may stand in the body. */
export function svg({ key, viewBox, body }: Sheet, theme: Theme): string {
  const [, , width, height] = viewBox
  const defs = Object.entries(gradients)
    .filter(([id]) => body.includes(`url(#${id})`))
    .map(([, gradient]) => gradient)
    .join('')
  const drawing = inked(`${defs && `<defs>${defs}</defs>`}${body}`, theme)
    .replaceAll('url(#', `url(#${key}-`)
    .replaceAll(' id="', ` id="${key}-`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${viewBox.join(' ')}" stroke-linecap="round" stroke-linejoin="round">${drawing}</svg>\n`
}
