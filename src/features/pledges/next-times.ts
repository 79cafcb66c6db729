/**
 * What a promise, or a change of one, will mean: said before it is done. Pure; days are Beijing days. The
 * server decides, and its answer takes the place of what is foretold here.
 */
import { addDays, type Day, day } from '../../../contracts/beijing'
import {
  ANNOUNCED_DAYS_BEFORE,
  dueDay,
  firstDue,
  nextPeriod,
  periodOf,
} from '../../../contracts/pledge-plan'
import type { Pledge, Way } from '../../../contracts/pledges'

export type Terms = { amountFen: number; day: number; way: Way }
export type Time = { on: string; amountFen: number }

/** The first time by its day, or after one that is given now. */
export function firstTime(
  { amountFen, day: dayOfMonth, way }: Terms,
  first: 'now' | 'on-day',
  today: Day,
): Time {
  const atLeast = first === 'now' ? nextPeriod(periodOf(today)) : undefined
  return { on: firstDue(dayOfMonth, earliest(way, today), atLeast), amountFen }
}

/** `stays`: what is announced already and comes as it was; `next`: the first time of the new terms. */
export function afterChange(
  pledge: Pledge,
  terms: Terms,
  today: Day,
): { stays: Time | undefined; next: Time } {
  const { nextOn, nextFen, announced, resumesOn } = pledge
  const { amountFen, day: dayOfMonth, way } = terms
  const at = (on: Day): Time => ({ on, amountFen })
  if (nextOn !== undefined && announced) {
    const stays = { on: day(nextOn), amountFen: nextFen ?? pledge.amountFen }
    return { stays, next: at(dueDay(nextPeriod(periodOf(stays.on)), dayOfMonth)) }
  }
  const from = resumesOn === undefined ? today : later(today, day(resumesOn))
  const atLeast = nextOn === undefined ? openFrom(pledge) : periodOf(day(nextOn))
  return { stays: undefined, next: at(firstDue(dayOfMonth, earliest(way, from), atLeast)) }
}

/** When it goes on by itself: on that day or at the first due day after it. */
export function afterPause(pledge: Pledge, until: Day): Time {
  const { amountFen, day: dayOfMonth } = pledge
  return { on: firstDue(dayOfMonth, until, openFrom(pledge)), amountFen }
}

/** The day on which a pause of so many months is over: the due day that is not left out any more. */
export function pauseOf(pledge: Pledge, months: number, today: Day): Day {
  const next = pledge.nextOn ? day(pledge.nextOn) : firstDue(pledge.day, today, openFrom(pledge))
  return dueDay(nextPeriod(periodOf(next), months), pledge.day)
}

export function afterSkip({ nextOn, amountFen, day: dayOfMonth }: Pledge): Time | undefined {
  if (nextOn === undefined) return undefined
  return { on: dueDay(nextPeriod(periodOf(day(nextOn))), dayOfMonth), amountFen }
}

/** After a pause that is ended now: months that passed are not made up. */
export function afterResume(pledge: Pledge, today: Day): Time {
  const { amountFen, day: dayOfMonth, way } = pledge
  return { on: firstDue(dayOfMonth, earliest(way, today), openFrom(pledge)), amountFen }
}

/** A debit is announced before it comes. */
function earliest(way: Way, from: Day): Day {
  return way === 'contract' ? addDays(from, ANNOUNCED_DAYS_BEFORE) : from
}

/** The period after the newest that has come to its end. */
function openFrom({ months }: Pledge): string | undefined {
  const ended = months.filter(({ state }) => ['paid', 'missed', 'skipped'].includes(state))
  const newest = ended
    .map(({ period }) => period)
    .sort()
    .pop()
  return newest === undefined ? undefined : nextPeriod(newest)
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other
}
