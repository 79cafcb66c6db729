import { beijingParts, type Day } from '../../../../contracts/beijing'

type OfDay<Told> = { day: Day; ofDay: [Told, ...Told[]] }

/** What was told, in the days (Beijing's) in which it was; the order stays. */
export function byDay<Told extends { at: string }>(all: readonly Told[]): OfDay<Told>[] {
  const days: OfDay<Told>[] = []
  for (const told of all) {
    const { day } = beijingParts(new Date(told.at))
    const last = days[days.length - 1]
    if (last?.day === day) last.ofDay.push(told)
    else days.push({ day, ofDay: [told] })
  }
  return days
}
