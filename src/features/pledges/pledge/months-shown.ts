/** Which months, twelve at most, stand on the two strings, and how each lantern looks. Pure. */
import { type Day, day, dayOf } from '../../../../contracts/beijing'
import { nextPeriod, periodOf } from '../../../../contracts/pledge-plan'
import type { ChargeState, Month, Pledge } from '../../../../contracts/pledges'
import type { LanternState } from '../../../ui'

export const MONTHS_SHOWN = 12
/** So many months to come stand behind the next one, where there is room. */
const TO_COME = 2

export type MonthShown = {
  period: string
  /** Nothing ever goes out: what was skipped, missed or is to come is an outline. */
  lantern: LanternState
  month?: Month
}

const lanterns: Record<ChargeState, LanternState> = {
  planned: 'next',
  announced: 'next',
  charging: 'next',
  retrying: 'next',
  paid: 'lit',
  missed: 'missed',
  skipped: 'wait',
}

export function monthsShown(pledge: Pledge, today: Day): readonly MonthShown[] {
  const known = new Map(pledge.months.map((month) => [month.period, month]))
  const from = firstShown(pledge, [...known.keys()].sort(), today)
  const last = [...known.keys()].sort().pop() ?? from
  const shown = Array.from({ length: MONTHS_SHOWN }, (_, index) => {
    const period = nextPeriod(from, index)
    const month = known.get(period)
    return { period, lantern: month ? lanternOf(month) : 'wait', ...(month && { month }) } as const
  })
  // Of one that has ended nothing is to come.
  return pledge.state === 'ended' ? shown.filter(({ period }) => period <= last) : shown
}

/** What was given back is an outline like any month without a gift. */
function lanternOf(month: Month): LanternState {
  return wentBack(month) ? 'wait' : lanterns[month.state]
}

/** Whether all of it went back to its donor. */
export function wentBack({ refundedFen, amountFen }: Month): boolean {
  return refundedFen !== undefined && refundedFen >= amountFen
}

/** From its beginning, until twelve months are not enough: then as far as the next and two behind it. */
function firstShown(pledge: Pledge, periods: readonly string[], today: Day): string {
  const first = periods[0] ?? periodOf(dayOf(new Date(pledge.startedAt)))
  const last = periods[periods.length - 1] ?? periodOf(today)
  const until = pledge.state === 'ended' ? last : nextPeriod(last, TO_COME)
  const latest = nextPeriod(until, 1 - MONTHS_SHOWN)
  return latest > first ? latest : first
}

/** The one to be paid now, the oldest first: not one that was missed. */
export function dueMonth({ months }: Pledge): Month | undefined {
  return [...months].reverse().find(({ canPay, state }) => canPay && state !== 'missed')
}

/** Those that can be made up, newest first. */
export function mendable({ months }: Pledge): readonly Month[] {
  return months.filter(({ canPay, state }) => canPay && state === 'missed')
}

export function isToday({ dueOn }: Month, today: Day): boolean {
  return day(dueOn) === today
}
