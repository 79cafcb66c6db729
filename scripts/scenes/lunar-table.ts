/** `contracts/scenes/lunar-days.json`, from the library: what a phone needs to know of the lunar calendar. */
import { LunarYear, type SolarDay, SolarTerm } from 'tyme4ts'

const FIRST_YEAR = 2020
const LAST_YEAR = 2045

export function lunarTable(): string {
  const years: Record<string, unknown> = {}
  const terms: Record<string, unknown> = {}
  // January of the first year belongs to the lunar year before it.
  for (let year = FIRST_YEAR - 1; year <= LAST_YEAR; year += 1) years[year] = lunarYear(year)
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) terms[year] = termDays(year)
  return `${JSON.stringify({ years, terms })}\n`
}

function lunarYear(year: number) {
  const of = LunarYear.fromYear(year)
  const months = of.getMonths()
  return {
    newYear: isoDay(months[0]?.getFirstJulianDay().getSolarDay() as SolarDay),
    leap: of.getLeapMonth(),
    months: months.map((month) => month.getDayCount()),
  }
}

/** The day of the month of each term, from 小寒, which is the library's second. */
function termDays(year: number): number[] {
  return Array.from({ length: 24 }, (_, index) =>
    SolarTerm.fromIndex(year, index + 1)
      .getJulianDay()
      .getSolarDay()
      .getDay(),
  )
}

function isoDay(at: SolarDay): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getYear()}-${two(at.getMonth())}-${two(at.getDay())}`
}
