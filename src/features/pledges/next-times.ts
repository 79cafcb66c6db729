/**
 * What a promise, or a change of one, will mean: said before it is done. Pure; days are Beijing days. It
 * reckons as the server does; the server decides, and its answer takes the place of what is foretold here.
 */
import { addDays, beijingParts, type Day, day, daysBetween } from '../../../contracts/beijing'
import {
  ANNOUNCED_DAYS_BEFORE,
  announcedAgainOn,
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
  const runs = terms.way === 'contract' ? pledge.notBefore : undefined
  const from = later(later(soonest(terms, now), resumesOn), runs)
  return { stays: undefined, next: at(firstDue(dayOfMonth, from, openFrom(pledge))) }
}

/** What comes after the month that is announced, where day, sum or project were changed since. */
export function newTerms(pledge: Pledge): Time | undefined {
  const { nextOn, announced, amountFen, projectId, day: dayOfMonth } = pledge
  const open = openMonth(pledge)
  if (!open || !announced || nextOn === undefined) return undefined
  const isAsBefore =
    open.amountFen === amountFen &&
    open.projectId === projectId &&
    open.dueOn === dueDay(open.period, dayOfMonth)
  return isAsBefore ? undefined : { on: dueDay(nextPeriod(open.period), dayOfMonth), amountFen }
}

/** When it goes on by itself: on that day or at the first due day after it. What is announced before is left out. */
export function afterPause(pledge: Pledge, until: Day, now: Date): Time {
  const { amountFen, nextOn, announced } = pledge
  const open = announced ? openMonth(pledge) : undefined
  if (open && nextOn !== undefined && open.dueOn >= until) return { on: nextOn, amountFen }
  const atLeast = open ? nextPeriod(open.period) : openFrom(pledge)
  const from = later(later(soonest(pledge, now), until), freeFrom(pledge))
  return { on: firstDue(pledge.day, from, atLeast), amountFen }
}

/** The day on which a pause of so many months is over: the due day that is not left out any more. */
export function pauseOf(pledge: Pledge, months: number, now: Date): Day {
  const next = openMonth(pledge)?.period ?? periodOf(day(afterResume(pledge, now).on))
  // With another day the month after may begin within days: that is no month's rest.
  const first = dueDay(nextPeriod(next), pledge.day)
  const short = daysBetween(beijingParts(now).day, first) < REST_DAYS_LEAST
  return dueDay(nextPeriod(next, months + (short ? 1 : 0)), pledge.day)
}

/** A pause of one month leaves out a due day, and is not shorter than this. */
const REST_DAYS_LEAST = 21

export function afterSkip(pledge: Pledge): Time | undefined {
  const open = openMonth(pledge)
  if (!open) return undefined
  const after = nextPeriod(open.period)
  const from = later(dueDay(after, pledge.day), freeFrom(pledge))
  return { on: firstDue(pledge.day, from, after), amountFen: pledge.amountFen }
}

/** When a month that was announced to the payment service is left out, the next debit waits for its cycle. */
function freeFrom(pledge: Pledge): Day | undefined {
  const { way, nextOn, announced, notBefore } = pledge
  const open = announced ? openMonth(pledge) : undefined
  if (way !== 'contract') return undefined
  if (!open || open.way === 'reminder') return notBefore === undefined ? undefined : day(notBefore)
  const debitedOn = open.state === 'announced' && nextOn !== undefined ? nextOn : open.dueOn
  const announcedOn = addDays(day(debitedOn), -ANNOUNCED_DAYS_BEFORE)
  return addDays(announcedAgainOn(announcedOn), ANNOUNCED_DAYS_BEFORE)
}

/** After a pause that is ended now: months that passed are not made up. */
export function afterResume(pledge: Pledge, now: Date): Time {
  const { way, notBefore } = pledge
  const from = later(soonest(pledge, now), way === 'contract' ? notBefore : undefined)
  const on = firstDue(pledge.day, from, openFrom(pledge))
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
