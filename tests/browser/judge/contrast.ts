/**
 * Text can be read on its ground: 4.5 to 1, or 3 to 1 from 24 px on. Only solid grounds and
 * washes over them are judged; over a drawing the eye has to.
 */
import { isShown, shownTexts, upFrom } from './shown'

const CONTRAST = 4.5
const CONTRAST_LARGE = 3
const LARGE_PX = 24

type Colour = { r: number; g: number; b: number; a: number }

export function weakContrasts(): string[] {
  const said = new Set<string>()
  for (const { text, element } of shownTexts()) {
    if (element.closest('[aria-disabled=true], [aria-busy=true]') || !isShown(element)) continue
    const ground = groundUnder(element)
    if (!ground) continue
    const style = getComputedStyle(element)
    const ink = parse(style.color)
    const seen = over({ ...ink, a: ink.a * opacityOf(element) }, ground)
    const ratio = contrast(seen, ground)
    const wanted = Number.parseFloat(style.fontSize) >= LARGE_PX ? CONTRAST_LARGE : CONTRAST
    if (ratio < wanted) {
      said.add(`“${text.slice(0, 24)}” has a contrast of ${ratio.toFixed(2)}, not ${wanted}`)
    }
  }
  return [...said]
}

/** What lies under an element, mixed from the first opaque ground up; undefined over a picture. */
function groundUnder(element: HTMLElement): Colour | undefined {
  const layers: Colour[] = []
  for (const above of upFrom(element)) {
    const style = getComputedStyle(above)
    if (style.backgroundImage !== 'none' || above.matches('.hero')) return undefined
    layers.push(...washOf(above), parse(style.backgroundColor))
    if (layers.at(-1)?.a === 1) break
  }
  return layers.reduceRight((ground, layer) => over(layer, ground), {
    r: 255,
    g: 255,
    b: 255,
    a: 1,
  })
}

/** A tint is a pseudo-element of one colour over all of its element (ui/mixins.scss); a dot beside words is none. */
function washOf(element: HTMLElement): Colour[] {
  const wash = getComputedStyle(element, '::before')
  if (wash.content === 'none' || wash.position !== 'absolute') return []
  // The one is in fractions of a pixel, the other is rounded.
  if (Number.parseFloat(wash.width) < element.clientWidth - 1) return []
  const colour = parse(wash.backgroundColor)
  return [{ ...colour, a: colour.a * Number(wash.opacity) }]
}

function opacityOf(element: HTMLElement): number {
  let opacity = 1
  for (const above of upFrom(element)) opacity *= Number(getComputedStyle(above).opacity)
  return opacity
}

/** `rgb(1 2 3 / 0.5)`, `rgba(1, 2, 3, 0.5)` or `color(srgb 0.1 0.2 0.3 / 0.5)`. */
function parse(colour: string): Colour {
  const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
  const scale = colour.startsWith('color(') ? 255 : 1
  return { r: r * scale, g: g * scale, b: b * scale, a }
}

function over(top: Colour, ground: Colour): Colour {
  const mix = (one: number, other: number) => one * top.a + other * (1 - top.a)
  return { r: mix(top.r, ground.r), g: mix(top.g, ground.g), b: mix(top.b, ground.b), a: 1 }
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance({ r, g, b }: Colour): number {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
