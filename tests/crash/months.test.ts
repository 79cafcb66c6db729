/**
 * Month after month of debits in which a process dies, each time at another step. Whoever comes after it
 * finds what it left: no month is charged twice, none is left out, and every book agrees.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from '../../cloudfunctions/db'
import { addDays } from '../../contracts/beijing'
import { DEBIT_FROM_HOUR, dueDay, hourOf, nextPeriod } from '../../contracts/pledge-plan'
import { type Chance, chanceOf, seedFrom } from '../support/chance'
import { byContract, type Giver } from '../support/monthly-fates'
import { liesOf, wrongStatements } from '../support/monthly-truth'
import {
  ANNOUNCING,
  begin,
  inSome,
  LATER,
  LATER_CHARITY,
  openForYears,
} from '../support/monthly-year'
import { personAt } from '../support/world'
import type { Step } from './die-at'
import { aHouse, type House } from './house'
import { truthOf } from './truth'

jest.setTimeout(240_000)

const DAY = 15
const PLEDGES = 20
const START = '2027-01-05T10:00:00+08:00'
const NOON = 12
const MINUTE_MS = 60_000
const seed = seedFrom('CRASH_SEED')

const toDatabase = (words: string, when: Step['when'], rows?: true): Step => ({
  to: 'database',
  words,
  when,
  ...(rows && { rows }),
})
const toProvider = (words: string, when: Step['when']): Step => ({ to: 'provider', words, when })

/** Before a statement is after the one before it, so two moments are enough; a call leaves the house. */
const statement = (words: string) =>
  (['unanswered', 'after'] as const).map((when) => toDatabase(words, when))
const call = (words: string) =>
  (['before', 'unanswered', 'after'] as const).map((when) => toProvider(words, when))

/** Begun before a month is announced, and on the eve of its due day, when all of it is. */
const announcing = [
  toDatabase('update job set leased_until', 'after', true),
  ...statement('from step_pledges('),
  ...statement('from pace_calls('),
  ...call('/v3/papay/'),
  ...statement('select record_answers('),
  ...statement('with outcome as'),
].map((step) => ({ step, daysBefore: 3 }))
const charging = [
  ...statement('from step_pledges('),
  ...statement('from pace_calls('),
  ...call('/pay/pappayapply'),
  ...statement('select record_answers('),
  ...statement('settle_payments('),
  toDatabase('delete from outbox', 'after', true),
].map((step) => ({ step, daysBefore: 1 }))

describe('one process', () => {
  let house: House
  let givers: Giver[]
  let period = '2027-01'
  beforeAll(async () => {
    house = await aHouse(1, { startMs: Date.parse(START), dayLater: [LATER_CHARITY] })
    givers = await beginSome(house)
  }, 240_000)
  afterAll(() => house.close())

  /** Dies at the step in the midst of a month that is debited, comes back, and ends it. */
  async function dyingAt(step: Step, daysBefore: number): Promise<void> {
    const month = period
    period = nextPeriod(month)
    const due = dueDay(month, DAY)
    await house.passTo(hourOf(addDays(due, -daysBefore), NOON), 'at once')
    const before = house.deaths()
    await house.servers[0]?.tell({ dieAt: step })
    await house.passTo(hourOf(addDays(due, 1), NOON))
    await house.whole()
    expect(house.deaths()).toBe(before + 1)
    expect(await monthOf(house, month)).toEqual([{ state: 'paid', months: PLEDGES }])
  }

  test.each(
    [...announcing, ...charging].map((at) => [inWords(at.step, at.daysBefore), at] as const),
  )('that dies %s', async (_name, { step, daysBefore }) => {
    await dyingAt(step, daysBefore)
    expect(await liesOf(house.db, house.simulator.url)).toEqual([])
  })

  test.each(call('/pay/paporderquery').map((step) => [inWords(step, 1), step] as const))(
    'that dies %s, of a debit that nobody told of',
    async (_name, step) => {
      const endsAt = hourOf(dueDay(nextPeriod(period), 1), 0).toISOString()
      const lost = { on: 'charge-callback', kind: 'lost', times: 'always', endsAt }
      await house.control('/faults', { next: [lost] })
      await dyingAt(step, 1)
      expect(await liesOf(house.db, house.simulator.url)).toEqual([])
    },
  )

  test('that dies when time has just arrived where it was sent', async () => {
    const month = period
    period = nextPeriod(month)
    const due = dueDay(month, DAY)
    const seven = hourOf(due, DEBIT_FROM_HOUR).getTime()
    await house.passTo(new Date(seven - MINUTE_MS))
    const before = house.deaths()
    await house.servers[0]?.tell({ dieAt: toDatabase('from step_pledges(', 'unanswered') })
    await house.passTo(new Date(seven + MINUTE_MS), 'at once')
    expect(house.deaths()).toBe(before + 1)
    await house.passTo(hourOf(addDays(due, 1), NOON))
    expect(await monthOf(house, month)).toEqual([{ state: 'paid', months: PLEDGES }])
  })

  test('leaves books and statements that agree', () => endWell(house, givers, period))
})

test(`two processes, killed at random on days of debits, leave books that agree (CRASH_SEED=${seed})`, async () => {
  const chance = chanceOf(seed)
  const house = await aHouse(2, { startMs: Date.parse(START), dayLater: [LATER_CHARITY] })
  try {
    const givers = await beginSome(house)
    let period = '2027-01'
    for (let month = 0; month < 6; month += 1) {
      const due = dueDay(period, DAY)
      await house.passTo(hourOf(addDays(due, -3), NOON), 'at once')
      await Promise.all([
        house.passTo(hourOf(addDays(due, 1), NOON)),
        killSome(house, [0, 1, 0], chance),
      ])
      expect(await monthOf(house, period)).toEqual([{ state: 'paid', months: PLEDGES }])
      period = nextPeriod(period)
    }
    expect(house.deaths()).toBe(18)
    await endWell(house, givers, period)
  } finally {
    await house.close()
  }
}, 300_000)

/** One after the other; each is back before the next one dies. */
async function killSome(house: House, seats: readonly number[], chance: Chance): Promise<void> {
  for (const seat of seats) {
    await wait(chance.between(0, 600))
    await house.whole()
    await house.servers[seat]?.kill()
  }
}

/** By contracts of both kinds, and all due on one day. */
async function beginSome(house: House): Promise<Giver[]> {
  await openForYears(house.db)
  const [fate] = byContract
  if (!fate) throw new Error('there are fates')
  const { control } = house
  const aPerson = async () => {
    const { openid } = await control('/people', { name: '阿明' })
    return personAt(house, String(openid))
  }
  return inSome([...Array(PLEDGES).keys()], (n) => {
    const projectId = n % 2 === 0 ? ANNOUNCING : LATER
    return begin({ control, aPerson }, { fate, day: DAY, projectId, first: 'on-day' })
  })
}

async function monthOf({ db }: House, period: string) {
  return db.many(sql`
    select state, count(*) as months from charge where period = ${period} group by state`)
}

async function endWell(house: House, givers: readonly Giver[], after: string): Promise<void> {
  const lies = await liesOf(house.db, house.simulator.url)
  expect([...lies, ...(await truthOf(house)).lies]).toEqual([])
  for (const giver of givers) giver.person = await personAt(house, giver.person.openid)
  const years = [2027, 2028, 2029].filter((year) => `${year}` <= after)
  expect(await wrongStatements(house.db, givers, years)).toEqual([])
}

function inWords({ when, words }: Step, daysBefore: number): string {
  const moment = { before: 'before', unanswered: 'without an answer to', after: 'just after' }[when]
  return `${moment} ${words.replace(/[^\w/ ]/g, '')}, ${daysBefore} days before the due day`
}
