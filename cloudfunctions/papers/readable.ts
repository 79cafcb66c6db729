/**
 * Words with what our faces cannot draw written out: a rare character of a name is named by its number
 * instead of being lost.
 */
import { create } from 'fontkit'
import { ourFaces } from './fonts'

let known: ReadonlySet<number> | undefined

/** As wide as a Chinese character in our faces, where it stands in an English word. */
const APOSTROPHE = /(?<=[A-Za-z])’(?=[A-Za-z])/g

/** `堯` becomes `[U+582F]` where the face has no such character. Line breaks stay. */
export function readable(text: string): string {
  known ??= charactersOf(ourFaces().plain)
  const faces = known
  return [...text.replace(APOSTROPHE, "'")].map((character) => drawable(character, faces)).join('')
}

function drawable(character: string, faces: ReadonlySet<number>): string {
  const point = character.codePointAt(0) ?? 0
  if (character === '\n' || faces.has(point)) return character
  return `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`
}

function charactersOf(face: Buffer): ReadonlySet<number> {
  const font = create(face)
  if (!('characterSet' in font)) throw new Error('a collection where one face was expected')
  return new Set(font.characterSet)
}
