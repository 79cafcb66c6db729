/** Days and sums of pledges in words, for both languages. */
import { day, startOf } from '../../../contracts/beijing'
import { formatFenShort } from '../../../contracts/money'
import { dayWords, type Lang, weekdayWords } from '../../ui'
import type { Time } from './next-times'

/** `12月`, `Dec`. */
export function monthWords(period: string, lang: Lang): string {
  const month = Number(period.slice(5, 7))
  if (lang === 'zh') return `${month}月`
  return dayWords(`${period}-01`, lang).split(' ')[1] ?? ''
}

/** `1月8日，¥30`, `8 Jan, ¥30`. */
export function timeWords({ on, amountFen }: Time, lang: Lang): string {
  const sum = formatFenShort(amountFen)
  return lang === 'zh' ? `${dayWords(on, lang)}，${sum}` : `${dayWords(on, lang)}, ${sum}`
}

/** `12月8日 周二`, `8 Dec, Tuesday`. */
export function weekdayOf(on: string, lang: Lang): string {
  const weekday = weekdayWords(startOf(day(on)).toISOString(), lang)
  return lang === 'zh' ? `${dayWords(on, lang)} ${weekday}` : `${dayWords(on, lang)}, ${weekday}`
}

const ORDINALS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/** `每月 8 日`, `on the 8th`. */
export function monthlyDay(dayOfMonth: number, lang: Lang): string {
  return lang === 'zh' ? `每月 ${dayOfMonth} 日` : `on the ${ordinal(dayOfMonth)}`
}

/** `8 日`, `8th`. */
export function dayOfMonthWords(dayOfMonth: number, lang: Lang): string {
  return lang === 'zh' ? `${dayOfMonth} 日` : ordinal(dayOfMonth)
}

/** `19:00`. */
export function hourWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

function ordinal(count: number): string {
  const last = count % 10
  const teens = count > 10 && count < 14
  const rule = teens ? 'other' : ({ 1: 'one', 2: 'two', 3: 'few' }[last] ?? 'other')
  return `${count}${ORDINALS[rule] ?? 'th'}`
}
