/** A month as its head says it, and what of a day fits a cell. */
import { addDays, beijingParts, type Day, daysBetween, startOf } from '../../../contracts/beijing'
import type { CalendarDay } from '../../../contracts/calendar'
import type { Words } from '../../../contracts/declare'
import { FIRST_DAY, LAST_DAY } from '../../../contracts/scenes/lunar'
import type { Lang } from '../../ui'

/** `YYYY-MM`. */
export type Month = string

export const monthOf = (at: string): Month => at.slice(0, 7)

/** The month so many months later, or undefined where the calendar has none. */
export function monthAfter(month: Month, months: number): Month | undefined {
  const { year, number } = partsOf(month)
  const count = year * 12 + number - 1 + months
  const other = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
  return other < monthOf(FIRST_DAY) || other > monthOf(LAST_DAY) ? undefined : other
}

export function partsOf(month: Month): { year: number; number: number } {
  return { year: Number(month.slice(0, 4)), number: Number(month.slice(5)) }
}

/** Empty cells before the first day; a week begins on Monday. */
export function blanksBefore(month: Month): number {
  return (beijingParts(startOf(`${month}-01` as Day)).weekday + 6) % 7
}

const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/** The stem and the branch of the lunar year in which a day lies. */
export function lunarYearOf({ day, lunar }: CalendarDay): { stem: string; branch: string } {
  const { year, number } = partsOf(monthOf(day))
  // Until the new year, in January or February, the lunar year is still the one before.
  const ofBefore = number <= 2 && /^闰?[冬腊]/.test(lunar.zh)
  const count = year - (ofBefore ? 1 : 0) - 4
  return { stem: STEMS.charAt(count % 10), branch: BRANCHES.charAt(count % 12) }
}

/** `冬月`, `Month 11`. */
export function lunarMonthOf({ lunar }: CalendarDay, lang: Lang): string {
  return lang === 'zh' ? lunar.zh.replace(/月.*/, '月') : lunar.en.replace(/,.*/, '')
}

/** Characters that a cell of a phone's width holds beside its neighbours. */
const CELL_CHARACTERS = 4

/** What stands under the figure: a day's name where it fits a cell, or the lunar day. */
export function underFigure({ lunar, term, marks }: CalendarDay, lang: Lang): string {
  if (lang === 'en') return lunar.short.en
  const name = marks[0] && shortName(marks[0].name.zh)
  if (name && name.length <= CELL_CHARACTERS) return name
  return term?.zh ?? lunar.short.zh
}

/** 志愿者日 for 国际志愿者日, 学雷锋日 for 学雷锋纪念日. */
function shortName(name: string): string {
  return name.replace(/^(国际|世界|中华|九月)/, '').replace(/纪念日$/, '日')
}

/** Those of its marks and its solar term, each once: 清明 is both. */
export function namesOf({ marks, term }: CalendarDay): Words[] {
  const names = marks.map(({ name }) => name)
  return term && !names.some(({ zh }) => zh === term.zh) ? [...names, term] : names
}

/** Whether a day has a place in a month's list of its own accord. */
export function isNamed({ term, marks }: CalendarDay): boolean {
  return marks.length > 0 || term !== undefined
}

/** The day that a month opens with: today, or its first with a mark, or its first. */
export function openingDay(days: readonly CalendarDay[], today: string): string | undefined {
  const found =
    days.find(({ day }) => day === today) ?? days.find(({ marks }) => marks.length > 0) ?? days[0]
  return found?.day
}

/** Whether a reminder at nine of its morning can still be had. */
export function morningOf(at: string, asOf: string): 'ahead' | 'past' | 'today' {
  const today = beijingParts(new Date(asOf)).day
  const days = daysBetween(today, at as Day)
  if (days !== 0) return days > 0 ? 'ahead' : 'past'
  return Date.parse(asOf) < startOf(today).getTime() + REMINDED_AT_MS ? 'ahead' : 'today'
}

const REMINDED_AT_MS = 9 * 3_600_000

/** The text of a day, when there is one of that name in the calendar. */
export function knownDay(text: string | undefined): string | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  if (Number.isNaN(Date.parse(text)) || text < FIRST_DAY || text > LAST_DAY) return undefined
  return addDays(text as Day, 0) === text ? text : undefined
}
