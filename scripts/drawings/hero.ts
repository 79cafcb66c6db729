/**
 * The drawings behind a page's first words: the hills of an ordinary day, with the lantern over them,
 * and the same hills for the moment when a lantern is lit. They fade into the page's own ground.
 */
import { at, fill, type Layer } from './brush'
import type { Theme } from './inks'
import { glowOf, lit, round } from './lantern'
import { house, pine } from './nature'
import type { Sheet } from './sheet'

/** How far the wash of light is spread; by night it is nearer, and warmer at its rim. */
const wash = {
  light: { strength: 0.72, rim: 0.26, rimInk: 'glow' },
  dark: { strength: 0.42, rim: 0.1, rimInk: 'ui-accent' },
} as const

/** 390 × 450, of which the upper 120 are only seen where a bar or large text makes the page's head higher. */
export function ordinary(theme: Theme): Sheet {
  return {
    key: 'ordinary',
    viewBox: [0, -120, 390, 450],
    body: [
      washOfLight(theme),
      '<rect y="-120" width="390" height="450" fill="url(#wash)"/>',
      at(
        { y: -26 },
        fill('h1', 'M0 214C50 176 96 168 150 196s96-44 150-34 70 26 90 22v172H0z', 0.6),
        fill('h2', 'M0 246c60-34 120-32 180-10s130-30 210-22v142H0z', 0.75),
        house({ x: 214, y: 226, scale: 0.9 }, 2),
        house({ x: 262, y: 218, scale: 0.75 }, 1, 'h3'),
        house({ x: 40, y: 240, scale: 0.8 }, 2, 'h3'),
        pine({ x: 168, y: 252, scale: 0.6 }),
        pine({ x: 352, y: 222, scale: 0.9 }),
        pine({ x: 370, y: 228, scale: 0.7 }),
        pine({ x: 24, y: 250, scale: 0.7 }),
        fill('h3', 'M0 276c70-26 150-24 220-8s120-6 170-18v106H0z', 0.85),
      ),
      fadeFrom(230, 312, 330),
      at({ x: 318, y: 94, scale: 0.94 }, glowOf(round), lit(round, 228)),
    ].join(''),
  }
}

/** 390 × 392, without the lantern: the screen lights it over the hills by itself. */
export const result: Sheet = {
  key: 'result',
  viewBox: [0, 0, 390, 392],
  body: [
    fill('h1', 'M0 300c60-40 120-40 190-14s130-40 200-26v132H0z', 0.45),
    fill('h2', 'M0 334c80-34 150-24 220-10s120-14 170-20v88H0z', 0.5),
    house({ x: 40, y: 318, scale: 0.8 }, 2, 'h3'),
    house({ x: 300, y: 306, scale: 0.75 }, 2),
    pine({ x: 284, y: 326, scale: 0.7 }),
    pine({ x: 364, y: 318, scale: 0.8 }),
    fadeFrom(310, 386, 392),
  ].join(''),
}

function washOfLight(theme: Theme): Layer {
  const { strength, rim, rimInk } = wash[theme]
  const stops = [
    `<stop stop-color="{glow}" stop-opacity="${strength}"/>`,
    `<stop offset=".5" stop-color="{${rimInk}}" stop-opacity="${rim}"/>`,
    `<stop offset="1" stop-color="{${rimInk}}" stop-opacity="0"/>`,
  ].join('')
  return `<radialGradient id="wash" gradientUnits="userSpaceOnUse" cx="318" cy="130" r="320">${stops}</radialGradient>`
}

/** The page's own ground laid over the drawing's foot: a mask, which not every phone draws, is not needed. */
function fadeFrom(top: number, gone: number, bottom: number): Layer {
  return [
    `<linearGradient id="fade" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${top}" y2="${gone}">`,
    '<stop stop-color="{ui-paper}" stop-opacity="0"/><stop offset="1" stop-color="{ui-paper}"/></linearGradient>',
    `<rect y="${top}" width="390" height="${bottom - top}" fill="url(#fade)"/>`,
  ].join('')
}
