/** Days and times in words, in Beijing's calendar, for both languages. */
import { beijingParts, type Day, day, daysBetween, startOf } from '../../contracts/beijing'
import type { Lang } from './copy'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const WEEKDAYS_EN = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const WEEKDAYS_ZH = '日一二三四五六'

/** `12月30日`, `30 Dec`; takes `YYYY-MM-DD`. */
export function dayWords(at: string, lang: Lang): string {
  const { month, date } = beijingParts(startOf(day(at)))
  return lang === 'zh' ? `${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''}`
}

/** The same for an instant (ISO, UTC). */
export function dayWordsOf(instant: string, lang: Lang): string {
  return dayWords(dayIn(instant), lang)
}

/** The day of an instant as a list of days says it: with its year where that is not the year of `asOf` (ISO). */
export function pastDayWords(instant: string, asOf: string, lang: Lang): string {
  const at = dayIn(instant)
  const sameYear = at.slice(0, 4) === dayIn(asOf).slice(0, 4)
  return sameYear ? dayWords(at, lang) : dateWords(at, lang)
}

/** `2027年3月31日`, `31 Mar 2027`: where the year matters. */
export function dateWords(at: string, lang: Lang): string {
  const year = at.slice(0, 4)
  return lang === 'zh' ? `${year}年${dayWords(at, lang)}` : `${dayWords(at, lang)} ${year}`
}

/** `周一`, `Monday`. */
export function weekdayWords(instant: string, lang: Lang): string {
  const { weekday } = beijingParts(new Date(instant))
  return lang === 'zh' ? `周${WEEKDAYS_ZH[weekday] ?? ''}` : (WEEKDAYS_EN[weekday] ?? '')
}

/** `14:32:08`. */
export function clockOf(instant: string): string {
  return beijingParts(new Date(instant)).time
}

export function dayIn(instant: string): Day {
  return beijingParts(new Date(instant)).day
}

/** Whole Beijing days from an instant to a day; negative once it has passed. */
export function daysUntil(at: string, from: string): number {
  return daysBetween(dayIn(from), day(at))
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** The minute of an instant, as seen at `asOf`: `14:32`, and of another day `12月6日 14:32`. */
export function minuteWords(instant: string, asOf: string, lang: Lang): string {
  const minute = clockOf(instant).slice(0, 5)
  return dayIn(instant) === dayIn(asOf) ? minute : `${pastDayWords(instant, asOf, lang)} ${minute}`
}

/**
 * How long ago, as seen at `asOf`: `刚刚`, `3 分钟前`, `2 小时前`, and from the second day on the day.
 * Both instants come from the server, so a phone whose clock is wrong does not matter.
 */
export function agoWords(at: string, asOf: string, lang: Lang): string {
  const passedMs = Date.parse(asOf) - Date.parse(at)
  if (dayIn(at) !== dayIn(asOf) && passedMs >= HOUR_MS) return pastDayWords(at, asOf, lang)
  const hours = Math.floor(passedMs / HOUR_MS)
  if (hours > 0) return lang === 'zh' ? `${hours} 小时前` : `${hours} h ago`
  const minutes = Math.floor(passedMs / MINUTE_MS)
  if (minutes > 0) return lang === 'zh' ? `${minutes} 分钟前` : `${minutes} min ago`
  return lang === 'zh' ? '刚刚' : 'just now'
}
