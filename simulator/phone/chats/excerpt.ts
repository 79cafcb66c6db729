/** The beginning of a long text: about two lines of a row, whichever the script. */

const COLUMNS_MAX = 48
/** From here on a letter is as wide as two Latin ones. */
const FIRST_WIDE = 0x2e80

export function excerptOf(text: string): string {
  const letters = [...text]
  let columns = 0
  const end = letters.findIndex((letter) => {
    columns += (letter.codePointAt(0) ?? 0) < FIRST_WIDE ? 1 : 2
    return columns > COLUMNS_MAX
  })
  return end === -1 ? text : `${letters.slice(0, end).join('').trimEnd()}…`
}
