/**
 * The lunar calendar of 2020 to 2045, by a table that `scripts/scenes` makes from a library
 * (docs/decisions/0020): both sides have it, so a phone needs neither the library nor a network.
 */
import { addDays, type Day, day, daysBetween } from '../beijing'
import table from './lunar-days.json'

/** Some are spelled as one says them; in the order of the year, from 小寒 in January. */
export const solarTerms = [
  'xiaohan',
  'dahan',
  'lichun',
  'yushui',
  'jingzhe',
  'chunfen',
  'qingming',
  'guyu',
  'lixia',
  'xiaoman',
  'mangzhong',
  'xiazhi',
  'xiaoshu',
  'dashu',
  'liqiu',
  'chushu',
  'bailu',
  'qiufen',
  'hanlu',
  'shuangjiang',
  'lidong',
  'xiaoxue',
  'daxue',
  'dongzhi',
] as const
export type SolarTerm = (typeof solarTerms)[number]

/** Days that the table knows. */
export const FIRST_DAY = day('2020-01-01')
export const LAST_DAY = day('2045-12-31')

export type LunarDay = { year: number; month: number; leap: boolean; day: number }

type LunarYear = {
  newYear: string
  /** The month that is there twice; 0 when none is. */
  leap: number
  /** Days of its months in their order, a leap month after the one whose number it has. */
  months: number[]
}

const lunarYears = table.years as Record<string, LunarYear>
const terms = table.terms as Record<string, number[]>

/** @throws RangeError outside FIRST_DAY to LAST_DAY */
export function lunarOf(at: Day): LunarDay {
  if (!isKnown(at)) throw new RangeError(`no lunar day is known for ${at}`)
  const gregorian = Number(at.slice(0, 4))
  const year = at >= newYearOf(gregorian) ? gregorian : gregorian - 1
  const { leap, months } = lunarYear(year)
  let left = daysBetween(newYearOf(year), at)
  let index = 0
  for (; left >= (months[index] ?? 0); index += 1) left -= months[index] ?? 0
  const afterLeap = leap > 0 && index >= leap
  return {
    year,
    month: afterLeap ? index : index + 1,
    leap: afterLeap && index === leap,
    day: left + 1,
  }
}

/** The Gregorian day of a day of an ordinary lunar month. @throws RangeError */
export function dayOfLunar(year: number, month: number, date: number): Day {
  const { leap, months } = lunarYear(year)
  const before = months.slice(0, leap > 0 && month > leap ? month : month - 1)
  return addDays(newYearOf(year), before.reduce((sum, days) => sum + days, 0) + date - 1)
}

/** @throws RangeError */
export function dayOfTerm(year: number, term: SolarTerm): Day {
  const index = solarTerms.indexOf(term)
  const date = terms[year]?.[index]
  if (date === undefined) throw new RangeError(`no solar terms are known for ${year}`)
  return day(`${year}-${twoDigits(Math.floor(index / 2) + 1)}-${twoDigits(date)}`)
}

/** The term that begins on a day. */
export function termOn(at: Day): SolarTerm | undefined {
  const half = Number(at.slice(8)) > 15 ? 1 : 0
  const index = (Number(at.slice(5, 7)) - 1) * 2 + half
  return terms[at.slice(0, 4)]?.[index] === Number(at.slice(8)) ? solarTerms[index] : undefined
}

export function isKnown(at: Day): boolean {
  return at >= FIRST_DAY && at <= LAST_DAY
}

function lunarYear(year: number): LunarYear {
  const found = lunarYears[year]
  if (!found) throw new RangeError(`no lunar year ${year} is known`)
  return found
}

function newYearOf(year: number): Day {
  return lunarYear(year).newYear as Day
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
