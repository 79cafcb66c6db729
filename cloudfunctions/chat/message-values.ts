/**
 * The limits of a subscription message's values. A template's key tells the kind of its value
 * (`thing1`, `amount2`). Prose is shortened to fit; a figure, time or number is right or it is a fault
 * of ours, because half a number would be a lie.
 */

/** The value as it may be sent, or `undefined` when it does not fit its kind. */
export function fitValue(key: string, value: string): string | undefined {
  return KINDS.get(key.replace(/\d*$/, ''))?.(value)
}

/** Control characters and line breaks are refused by the platform, runs of space are useless. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

/** Counted in code points, so that no character is cut in two; `…` takes the last place. */
export function shorten(text: string, charactersMax: number): string {
  const characters = [...text]
  if (characters.length <= charactersMax) return text
  return `${characters
    .slice(0, charactersMax - 1)
    .join('')
    .trimEnd()}…`
}

type Fit = (value: string) => string | undefined

/** Several kinds refuse emoji, and none of our sentences needs one. */
const PICTURES =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}|\u{20E3}/gu

function prose(charactersMax: number): Fit {
  return (value) => {
    const text = oneLine(value.replace(PICTURES, ''))
    // An empty value is refused as well, and so is a message that would say nothing.
    return text === '' ? undefined : shorten(text, charactersMax)
  }
}

function exactly(pattern: RegExp): Fit {
  return (value) => (pattern.test(value) ? value : undefined)
}

const DATE = String.raw`\d{4}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})`
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d`
const MOMENT = `(?:${DATE} )?${CLOCK}`

/** A name is 10 Chinese characters or 20 letters; mixed ones count as Chinese. */
function name(value: string): string | undefined {
  const text = prose(20)(value)
  return text === undefined || /^[A-Za-z .…]+$/.test(text) ? text : shorten(text, 10)
}

const KINDS: ReadonlyMap<string, Fit> = new Map([
  ['thing', prose(20)],
  ['name', name],
  ['phrase', exactly(/^\p{Script=Han}{1,5}$/u)],
  ['number', exactly(/^(?=.{1,32}$)\d+(?:\.\d+)?$/)],
  ['letter', exactly(/^[A-Za-z]{1,32}$/)],
  ['symbol', exactly(/^[^\p{L}\p{N}\s]{1,5}$/u)],
  ['character_string', exactly(/^[\x21-\x7e]{1,32}$/)],
  ['amount', exactly(/^[¥￥$€£]?\d{1,10}(?:\.\d+)?元?$/)],
  ['time', exactly(new RegExp(`^${MOMENT}(?:~${MOMENT})?$`))],
  ['date', exactly(new RegExp(`^${DATE}(?: ${CLOCK})?$`))],
  ['phone_number', exactly(/^[\d+ -]{1,17}$/)],
  ['car_number', exactly(/^[\p{Script=Han}A-Z0-9]{1,8}$/u)],
])
