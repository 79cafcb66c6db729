/**
 * What a promise, or a change of one, will mean: said before it is done. Pure; days are Beijing days. It
 * reckons as the server does; the server decides, and its answer takes the place of what is foretold here.
 */
import { addDays, beijingParts, type Day, day } from '../../../contracts/beijing'
import {
  ANNOUNCED_DAYS_BEFORE,
  DEBIT_UNTIL_HOUR,
  dueDay,
  firstDue,
  hourOf,
  nextPeriod,
  periodOf,
} from '../../../contracts/pledge-plan'
import type { Month, Pledge, Way } from '../../../contracts/pledges'

export type Terms = { amountFen: number; day: number; hour: number; way: Way }
export type Time = { on: string; amountFen: number }

/** The first time by its day, or after one that is given now. */
export function firstTime(terms: Terms, first: 'now' | 'on-day', now: Date): Time {
  const atLeast = first === 'now' ? nextPeriod(periodOf(beijingParts(now).day)) : undefined
  return { on: firstDue(terms.day, soonest(terms, now), atLeast), amountFen: terms.amountFen }
}

/** `stays`: what is announced already and comes as it was; `next`: the first time of the new terms. */
export function afterChange(
  pledge: Pledge,
  terms: Terms,
  now: Date,
): { stays: Time | undefined; next: Time } {
  const { nextOn, nextFen, announced, resumesOn } = pledge
  const { amountFen, day: dayOfMonth } = terms
  const at = (on: string): Time => ({ on, amountFen })
  const open = openMonth(pledge)
  if (nextOn !== undefined && announced && open) {
    const stays = { on: nextOn, amountFen: nextFen ?? pledge.amountFen }
    return { stays, next: at(dueDay(nextPeriod(open.period), dayOfMonth)) }
  }
  // What is only planned keeps its day, unless that is another.
  if (nextOn !== undefined && dayOfMonth === pledge.day) {
    return { stays: undefined, next: at(nextOn) }
  }
  const from = later(soonest(terms, now), resumesOn)
  return { stays: undefined, next: at(firstDue(dayOfMonth, from, openFrom(pledge))) }
}

/** When it goes on by itself: on that day or at the first due day after it. What is announced before is left out. */
export function afterPause(pledge: Pledge, until: Day): Time {
  const { amountFen, nextOn, announced } = pledge
  const open = announced ? openMonth(pledge) : undefined
  if (open && nextOn !== undefined && open.dueOn >= until) return { on: nextOn, amountFen }
  const atLeast = open ? nextPeriod(open.period) : openFrom(pledge)
  return { on: firstDue(pledge.day, until, atLeast), amountFen }
}

/** The day on which a pause of so many months is over: the due day that is not left out any more. */
export function pauseOf(pledge: Pledge, months: number, now: Date): Day {
  const next = openMonth(pledge)?.period ?? periodOf(day(afterResume(pledge, now).on))
  return dueDay(nextPeriod(next, months), pledge.day)
}

export function afterSkip(pledge: Pledge): Time | undefined {
  const open = openMonth(pledge)
  if (!open) return undefined
  return { on: dueDay(nextPeriod(open.period), pledge.day), amountFen: pledge.amountFen }
}

/** After a pause that is ended now: months that passed are not made up. */
export function afterResume(pledge: Pledge, now: Date): Time {
  const on = firstDue(pledge.day, soonest(pledge, now), openFrom(pledge))
  return { on, amountFen: pledge.amountFen }
}

/** The one that is planned or under way: a pledge has one at most. */
export function openMonth({ months }: Pledge): Month | undefined {
  return months.find(({ state }) => !ENDED.includes(state))
}

const ENDED: readonly Month['state'][] = ['paid', 'missed', 'skipped']

/** A debit is announced two days before, until ten in the evening; a reminder comes at its hour. */
function soonest({ way, hour }: Pick<Terms, 'way' | 'hour'>, now: Date): Day {
  const today = beijingParts(now).day
  if (way === 'contract') {
    const announced = now < hourOf(today, DEBIT_UNTIL_HOUR) ? today : addDays(today, 1)
    return addDays(announced, ANNOUNCED_DAYS_BEFORE)
  }
  return now > hourOf(today, hour) ? addDays(today, 1) : today
}

/** The period after the newest that has come to its end. */
function openFrom({ months }: Pledge): string | undefined {
  const ended = months.filter(({ state }) => ENDED.includes(state))
  const newest = ended
    .map(({ period }) => period)
    .sort()
    .pop()
  return newest === undefined ? undefined : nextPeriod(newest)
}

function later(one: Day, other: string | undefined): Day {
  return other !== undefined && other > one ? day(other) : one
}
