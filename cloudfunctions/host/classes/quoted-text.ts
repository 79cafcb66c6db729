/**
 * `contains`, `startsWith` and `endsWith` reach us as regular expressions around a text in `\Q…\E`.
 * Only that form is taken and turned into a plain search, so no pattern of a stranger's ever runs.
 */
import { BadQuery } from './bad-query'

export function searchFor(pattern: string): (text: string) => boolean {
  const atStart = pattern.startsWith('^')
  const { literal, rest } = readQuoted(atStart ? pattern.slice(1) : pattern)
  if (rest === '$') {
    return atStart ? (text) => text === literal : (text) => text.endsWith(literal)
  }
  if (rest !== '') throw new BadQuery('$regex takes a text in \\Q and \\E only')
  return atStart ? (text) => text.startsWith(literal) : (text) => text.includes(literal)
}

/** The SDK writes an `\E` that is part of the text as `\E\\E\Q`. */
const ESCAPED_END = '\\\\E'

function readQuoted(pattern: string): { literal: string; rest: string } {
  let literal = ''
  let rest = pattern
  while (rest.startsWith('\\Q')) {
    const end = rest.indexOf('\\E')
    if (end < 0) break
    literal += rest.slice(2, end)
    rest = rest.slice(end + 2)
    if (rest.startsWith(ESCAPED_END)) {
      literal += '\\E'
      rest = rest.slice(ESCAPED_END.length)
    }
  }
  return { literal, rest }
}
