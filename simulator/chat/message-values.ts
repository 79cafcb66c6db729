/** What a subscription message may hold, by the kind that the field's name begins with. */

const length = (value: string) => [...value].length
const matches = (pattern: RegExp) => (value: string) => pattern.test(value)
const lengthUpTo = (max: number) => (value: string) => length(value) <= max

const CLOCK = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?'
const DAY =
  '\\d{4}(年\\d{1,2}月\\d{1,2}日|-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2}|\\.\\d{1,2}\\.\\d{1,2})'
const MOMENT = `(${DAY} ?)?${CLOCK}`

const RULES: Record<string, (value: string) => boolean> = {
  thing: lengthUpTo(20),
  number: matches(/^[+-]?\d{1,32}(\.\d+)?$/),
  letter: matches(/^[A-Za-z]{1,32}$/),
  symbol: matches(/^[^\p{L}\p{N}\s]{1,5}$/u),
  character_string: matches(/^[\x21-\x7e]{1,32}$/),
  time: matches(new RegExp(`^${MOMENT}( ?~ ?${MOMENT})?$`)),
  date: matches(new RegExp(`^${DAY}( ${CLOCK})?( ?~ ?${DAY}( ${CLOCK})?)?$`)),
  amount: matches(/^[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?$/),
  phone_number: matches(/^[\d+\-() ]{1,17}$/),
  car_number: lengthUpTo(8),
  name: (value) => (/^[\x20-\x7e]+$/.test(value) ? length(value) <= 20 : length(value) <= 10),
  phrase: matches(/^\p{Script=Han}{1,5}$/u),
}

// Control characters and line breaks spoil every kind of value.
const FORBIDDEN = /\p{Cc}/u

/** True when the platform would deliver this value under this name (`thing1`, `amount2`, …). */
export const isValueAllowed = (name: string, value: string) => {
  const rule = RULES[name.replace(/\d+$/, '')]
  return (
    /\d$/.test(name) && rule !== undefined && value !== '' && !FORBIDDEN.test(value) && rule(value)
  )
}
