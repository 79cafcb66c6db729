/**
 * A year with monthly givers of every fate: who they are, and how their days pass. Whatever falls between
 * the evenings on which somebody acts happens by itself, at its own moment.
 */

import { type Db, sql } from '../../cloudfunctions/db'
import { addDays, type Day, day } from '../../contracts/beijing'
import { DEBIT_FROM_HOUR, hourOf } from '../../contracts/pledge-plan'
import {
  byContract,
  byReminder,
  dayOfAct,
  type Fate,
  type Giver,
  type Hands,
} from './monthly-fates'
import { aKey, type Person } from './world'

const DAYS = [1, 15, 28, 29, 30, 31]
const AMOUNT_FEN = 3000
/** One whose account announces what it debits, one whose account debits a day later. */
export const ANNOUNCING = 'quilt001'
export const LATER = 'lamp0001'
export const LATER_CHARITY = 'mailong'
/** Where people look at their phones: after the reminders of 19:00. */
const EVENING = 20
const AT_A_TIME = 12
/** Somewhat less than a session lasts. */
const SESSION_DAYS = 80

export type Place = {
  db: Db
  control(path: string, body?: unknown): Promise<Record<string, unknown>>
  aPerson(): Promise<Person>
  /** The same person on a new session: one lasts shorter than a year. */
  logIn(openid: string): Promise<Person>
  passTo(to: Date, how?: 'stepwise' | 'at once'): Promise<void>
}

/** The sample's projects end and report within months; here they go on for years. */
export async function openForYears(db: Db): Promise<void> {
  await db.run(sql`update charity set certificate_until = '2040-01-01'`)
  await db.run(sql`
    update project set state = 'published', starts_on = '2026-01-01', ends_on = '2040-01-01',
      next_report_due_on = '2040-01-01'`)
}

/** Every fate on every day; those by contract with both kinds of accounts; and two who begin at once. */
export async function beginAll(place: Place): Promise<Giver[]> {
  const wanted = DAYS.flatMap((day) => [
    ...byContract.flatMap((fate) =>
      [ANNOUNCING, LATER].map((projectId) => ({ fate, day, projectId, first: 'on-day' as const })),
    ),
    ...byReminder.map((fate) => ({ fate, day, projectId: ANNOUNCING, first: 'on-day' as const })),
  ])
  const [steady, prompt] = [byContract[0], byReminder[0]]
  if (!steady || !prompt) throw new Error('there are fates')
  const atOnce = [
    { fate: steady, day: 31, projectId: ANNOUNCING, first: 'now' as const },
    { fate: prompt, day: 31, projectId: LATER, first: 'now' as const },
  ]
  return inSome([...wanted, ...atOnce], (each) => begin(place, each))
}

export async function begin(
  place: Pick<Place, 'control' | 'aPerson'>,
  {
    fate,
    day,
    projectId,
    first,
  }: { fate: Fate; day: number; projectId: string; first: 'now' | 'on-day' },
): Promise<Giver> {
  const person = await place.aPerson()
  const terms = { projectId, amountFen: AMOUNT_FEN, day, first, way: fate.way }
  const started = await person.done('pledges.start', { key: aKey(), ...terms })
  const giver = { person, pledgeId: started.pledgeId, contractCode: '', fate, day, projectId }
  await handsOf(place).sign(giver, started.contract)
  if (started.payment) await person.cashier(started.payment.package, 'pay')
  return giver
}

function handsOf({ control }: Pick<Place, 'control'>): Hands {
  return {
    control,
    async sign(giver, contract) {
      if (!contract) return
      const { contractCode, extraData } = contract
      const { openid } = giver.person
      await control(`/contracts/${contractCode}`, { action: 'sign', openid, extraData })
      giver.contractCode = contractCode
    },
    async payMissed({ person, pledgeId }, period) {
      const { payment } = await person.done('pledges.payMissed', { pledgeId, period })
      await person.cashier(payment.package, 'pay')
    },
  }
}

type Weather = { on: Day; run(place: Place): Promise<unknown> }

/** Until the evening of the last day. `weather` changes what it changes at seven in the morning. */
export async function live(
  place: Place,
  givers: readonly Giver[],
  {
    from,
    until,
    weather,
    jumps,
  }: { from: Day; until: Day; weather: readonly Weather[]; jumps: readonly [Day, Day][] },
): Promise<void> {
  const hands = handsOf(place)
  for (let today = from; today <= until; today = addDays(today, 1)) {
    const jump = jumps.find(([first]) => first === today)
    if (jump) {
      today = jump[1]
      await place.passTo(hourOf(today, EVENING), 'at once')
    }
    const sky = weather.filter(({ on }) => on === today)
    if (sky.length > 0) await place.passTo(hourOf(today, DEBIT_FROM_HOUR - 1))
    for (const { run } of sky) await run(place)
    const since = jump?.[0] ?? today
    const acting = givers.flatMap((giver) =>
      (giver.fate.acts ?? [])
        .map((act) => ({ giver, act, on: dayOfAct(act, giver.day) }))
        .filter(({ on }) => on >= since && on <= today),
    )
    if (acting.length === 0 && !isPayday(today)) continue
    if (!jump) await place.passTo(hourOf(today, EVENING))
    await inSome(acting, async ({ giver, act, on }) => {
      await comeBack(place, giver, today)
      await act.run(giver, addDays(on, -act.after), hands)
    })
    await payDue(place, givers, today)
  }
  await inSome(givers, (giver) => comeBack(place, giver, until))
}

/** Whoever was reminded long enough ago pays; when the service is down, on another evening. */
async function payDue(place: Place, givers: readonly Giver[], today: Day): Promise<void> {
  const due = await place.db.many<{ pledgeId: string; period: string; dueOn: Day }>(sql`
    select pledge_id as "pledgeId", period, due_on as "dueOn" from charge
    where state = 'announced' and way = 'reminder'`)
  const byPledge = new Map(givers.map((giver) => [giver.pledgeId, giver]))
  await inSome(due, async ({ pledgeId, period, dueOn }) => {
    const giver = byPledge.get(pledgeId)
    const pays = giver?.fate.pays ?? 'never'
    if (!giver || pays === 'never' || addDays(day(dueOn), pays) > today) return
    await comeBack(place, giver, today)
    const reply = await giver.person.call('pledges.pay', { pledgeId, period })
    if (reply.ok) await giver.person.cashier(reply.result.payment.package, 'pay')
    else if (!['PAYMENT_UNAVAILABLE', 'CHECKING'].includes(reply.name)) {
      throw new Error(`a month was not payable: ${reply.name}`)
    }
  })
}

const isPayday = (today: Day) =>
  [1, 2, 3, 4, 15, 16, 18, 20, 28, 29, 30, 31].includes(Number(today.slice(8)))

/** Whoever was away for long logs in again. */
async function comeBack(place: Place, giver: Giver, today: Day): Promise<void> {
  if (giver.since !== undefined && addDays(giver.since, SESSION_DAYS) > today) return
  giver.person = await place.logIn(giver.person.openid)
  giver.since = today
}

/** A few at a time. */
export async function inSome<T, R>(
  items: readonly T[],
  act: (item: T) => Promise<R>,
): Promise<R[]> {
  const waiting = [...items.entries()]
  const done: R[] = []
  const hand = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      done[next[0]] = await act(next[1])
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, hand))
  return done
}
