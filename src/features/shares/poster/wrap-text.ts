/**
 * Lines of text for a picture, which no browser wraps: Chinese breaks between any two characters but
 * not before a closing mark or behind an opening one, other words stay whole where they fit.
 */
const NOT_FIRST = '，。、；：！？…”’」』）》〉】·,.;:!?)%'
const NOT_LAST = '“‘「『（《〈【(¥'
const PIECE = /[A-Za-z0-9\u00c0-\u024f'’.,:;!?%¥$&@#()"-]+|\s+|./gu
const LATIN = /[A-Za-z0-9\u00c0-\u024f]/

/** How wide a text is, in the unit of `widthMax`. */
export type Measure = (text: string) => number

/** At most so many lines, each fitting the width; what is left over ends in `…`. */
export function wrapText(
  text: string,
  { widthMax, linesMax, measure }: { widthMax: number; linesMax: number; measure: Measure },
): string[] {
  const fits = (line: string): boolean => measure(line.trim()) <= widthMax
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text.trim(), fits)) {
    if (line === '' || fits(line + piece)) {
      line += piece
      continue
    }
    const [whole, rest] = broken(line, piece)
    lines.push(whole.trim())
    line = rest.trimStart()
  }
  if (line.trim() !== '') lines.push(line.trim())
  if (lines.length <= linesMax) return lines
  return [...lines.slice(0, linesMax - 1), shortened(lines[linesMax - 1] ?? '', fits)]
}

/** Where a line ends: marks that may not stand there go to the other side. */
function broken(line: string, next: string): [string, string] {
  let whole = [...line]
  let rest = next
  const first = (): string => [...rest][0] ?? ' '
  const last = (): string => whole[whole.length - 1] ?? ''
  while (whole.length > 1 && (NOT_FIRST.includes(first()) || NOT_LAST.includes(last()))) {
    rest = last() + rest
    whole = whole.slice(0, -1)
  }
  return [whole.join(''), rest]
}

/** Characters of Chinese, whole words of other scripts; a word that fits no line is taken apart. */
function piecesOf(text: string, fits: (line: string) => boolean): string[] {
  const pieces = text.match(PIECE) ?? []
  return pieces.flatMap((piece) => (LATIN.test(piece) && !fits(piece) ? [...piece] : [piece]))
}

function shortened(line: string, fits: (line: string) => boolean): string {
  const kept = [...line]
  while (kept.length > 1 && !fits(`${kept.join('')}…`)) kept.pop()
  return `${kept.join('').replace(/[\s，。、；：,.;:]+$/u, '')}…`
}
