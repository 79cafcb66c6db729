/** What a subscription message may hold, by the kind that the field's name begins with. */

const length = (value: string) => [...value].length
const digits = (value: string) => value.replace(/\D/g, '').length
const matches = (pattern: RegExp) => (value: string) => pattern.test(value)
const lengthUpTo = (max: number) => (value: string) => length(value) <= max

const CLOCK = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?'
const DAY =
  '\\d{4}(年\\d{1,2}月\\d{1,2}日|-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2}|\\.\\d{1,2}\\.\\d{1,2})'
const DAYS = /(\d{4})[年\-/.](\d{1,2})[月\-/.](\d{1,2})/g
const MOMENT = `(${DAY} ?)?${CLOCK}`

const isMoment = matches(new RegExp(`^${MOMENT}( ?~ ?${MOMENT})?$`))
const isDate = matches(new RegExp(`^${DAY}( ${CLOCK})?( ?~ ?${DAY}( ${CLOCK})?)?$`))

/** Every day that a value names has to exist. */
const isOnCalendar = (value: string) =>
  [...value.matchAll(DAYS)].every(([, year, month, day]) => {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
    return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  })

/** Up to 10 characters, or 20 when there is none of Chinese; letters and signs, and no digits. */
const isName = (value: string) =>
  !/\p{N}/u.test(value) && length(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20)

const RULES: Record<string, (value: string) => boolean> = {
  thing: lengthUpTo(20),
  number: (value) => /^[+-]?\d+(\.\d+)?$/.test(value) && digits(value) <= 32,
  letter: matches(/^[A-Za-z]{1,32}$/),
  symbol: matches(/^[^\p{L}\p{N}\s]{1,5}$/u),
  character_string: matches(/^[\x21-\x7e]{1,32}$/),
  time: (value) => isMoment(value) && isOnCalendar(value),
  date: (value) => isDate(value) && isOnCalendar(value),
  amount: matches(/^[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?$/),
  phone_number: matches(/^[\d+\-() ]{1,17}$/),
  car_number: lengthUpTo(8),
  name: isName,
  phrase: matches(/^\p{Script=Han}{1,5}$/u),
}

// Control characters and line breaks spoil every kind of value.
const FORBIDDEN = /\p{Cc}/u

const kindOf = (name: string) => name.replace(/\d+$/, '')

/** True when a template may have a field of this name: a kind and a number. */
export const isFieldName = (name: string) =>
  Object.hasOwn(RULES, kindOf(name)) && kindOf(name) !== name

/** True when the platform would deliver this value under this name (`thing1`, `amount2`, …). */
export const isValueAllowed = (name: string, value: string) => {
  // Names come from outside, and every object knows a `constructor`.
  const rule = isFieldName(name) ? RULES[kindOf(name)] : undefined
  return rule !== undefined && value !== '' && !FORBIDDEN.test(value) && rule(value)
}
