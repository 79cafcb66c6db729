/**
 * How a poster is laid out: draw commands in px of a poster 375 wide, from its words and a measure of
 * text. Pure, and the same in both themes: a poster lies in other people's albums.
 */
import { palette } from '../../../ui/palette'
import { wrapText } from './wrap-text'

const { paper, card, ink, 'ink-2': ink2, 'ink-3': ink3, accent, gold, jade, line } = palette.light

export const POSTER_WIDTH = 375
/** What is drawn for each px, so that a code can be scanned from an album. */
export const POSTER_SCALE = 2

export type PosterWords = {
  /** Over the title: why somebody shows it. */
  kicker?: string | undefined
  title: string
  line?: string | undefined
  /** Who asks, with the record number: small, and never cut. */
  facts: readonly string[]
  /** Why no gift is taken now. */
  closed?: string | undefined
  name: string
  motto: string
  hint: string
}

type Place = { x: number; y: number; width: number; height: number }
export type Command =
  | (Place & { draw: 'box'; colour: string; radius: number })
  | (Place & { draw: 'picture'; image: 'art' | 'code' })
  | { draw: 'text'; text: string; x: number; y: number; font: Font; colour: string }

export type Font = { size: number; strong: boolean }
export type MeasureIn = (text: string, font: Font) => number

export type PosterPlan = { width: number; height: number; commands: readonly Command[] }

const MARGIN = 16
const INSIDE = 20
/** The drawing, 390 × 272 cut to the width. */
const ART_HEIGHT = 262
const CARD_OVERLAP = 36
const CARD_WIDTH = POSTER_WIDTH - 2 * MARGIN
const WORDS_WIDTH = CARD_WIDTH - 2 * INSIDE
const CODE = 116
const CODE_FRAME = 8
const LEADING = 1.4

const KICKER: Font = { size: 14, strong: true }
const TITLE: Font = { size: 28, strong: true }
const LINE: Font = { size: 16, strong: false }
const FACT: Font = { size: 14, strong: false }
const NAME: Font = { size: 20, strong: true }

const TITLE_SIZES = [28, 24, 20] as const

export function posterPlan(words: PosterWords, measure: MeasureIn): PosterPlan {
  const commands: Command[] = []
  const top = ART_HEIGHT - CARD_OVERLAP
  let y = top + INSIDE

  const write = (text: string, font: Font, colour: string, linesMax: number, above = 0): void => {
    y += above
    for (const part of linesOf(text, font, WORDS_WIDTH, linesMax, measure)) {
      commands.push(textAt(part, MARGIN + INSIDE, y, font, colour))
      y += Math.round(font.size * LEADING)
    }
  }

  if (words.kicker) write(words.kicker, KICKER, accent, 1)
  write(words.title, titleFont(words.title, measure), ink, 3, words.kicker ? 4 : 0)
  if (words.line) write(words.line, LINE, ink2, 3, 6)
  if (words.closed) write(words.closed, { ...FACT, strong: true }, gold, 3, 10)
  if (words.facts.length > 0) {
    y += 12
    commands.push({ draw: 'box', ...inside(y, 1), colour: line, radius: 0 })
    y += 2
  }
  for (const fact of words.facts) write(fact, FACT, fact === words.facts[0] ? ink2 : ink, 2, 6)
  const cardHeight = y + INSIDE - 4 - top

  const foot = top + cardHeight + MARGIN
  const frame = CODE + 2 * CODE_FRAME
  const height = foot + frame + MARGIN
  return {
    width: POSTER_WIDTH,
    height,
    commands: [
      { draw: 'box', x: 0, y: 0, width: POSTER_WIDTH, height, colour: paper, radius: 0 },
      { draw: 'picture', image: 'art', x: 0, y: 0, width: POSTER_WIDTH, height: ART_HEIGHT },
      {
        draw: 'box',
        x: MARGIN,
        y: top,
        width: CARD_WIDTH,
        height: cardHeight,
        colour: card,
        radius: 16,
      },
      ...commands,
      ...footOf(words, foot, measure),
    ],
  }
}

/** Whose poster it is, what to do with it, and the code on its own white ground. */
function footOf({ name, motto, hint }: PosterWords, top: number, measure: MeasureIn): Command[] {
  const frame = CODE + 2 * CODE_FRAME
  const left = POSTER_WIDTH - MARGIN - frame
  const width = left - 2 * MARGIN
  const hints = linesOf(hint, FACT, width, 3, measure)
  let y = top + 12
  const commands: Command[] = [
    { draw: 'box', x: left, y: top, width: frame, height: frame, colour: card, radius: 12 },
    {
      draw: 'picture',
      image: 'code',
      x: left + CODE_FRAME,
      y: top + CODE_FRAME,
      width: CODE,
      height: CODE,
    },
    textAt(name, MARGIN + 4, y, NAME, accent),
    textAt(motto, MARGIN + 4, y + 30, FACT, ink2),
  ]
  y += 62
  for (const part of hints) {
    commands.push(textAt(part, MARGIN + 4, y, FACT, ink3))
    y += Math.round(FACT.size * LEADING)
  }
  commands.push({
    draw: 'box',
    x: MARGIN + 4,
    y: top,
    width: 28,
    height: 3,
    colour: jade,
    radius: 1,
  })
  return commands
}

/** A little smaller, where that keeps a title on one line; else as large as keeps it to two. */
function titleFont(title: string, measure: MeasureIn): Font {
  const [large, medium, small] = TITLE_SIZES.map((size) => ({ ...TITLE, size })) as [
    Font,
    Font,
    Font,
  ]
  const lines = (font: Font): number => linesOf(title, font, WORDS_WIDTH, 9, measure).length
  if (lines(large) === 1) return large
  if (lines(medium) === 1) return medium
  return [large, medium].find((font) => lines(font) <= 2) ?? small
}

function linesOf(
  text: string,
  font: Font,
  widthMax: number,
  linesMax: number,
  measure: MeasureIn,
): string[] {
  return wrapText(text, { widthMax, linesMax, measure: (part) => measure(part, font) })
}

/** `y` is the upper edge of the line. */
function textAt(text: string, x: number, y: number, font: Font, colour: string): Command {
  return { draw: 'text', text, x, y: y + Math.round(font.size * 1.08), font, colour }
}

function inside(y: number, height: number): Place {
  return { x: MARGIN + INSIDE, y, width: WORDS_WIDTH, height }
}
