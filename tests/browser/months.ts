/**
 * Somebody with pledges in every state, as they stand on one evening after some months: begun, paid, skipped and
 * missed by the real server, with the clock moved from due day to due day.
 */
import { sql } from '../../cloudfunctions/db'
import { day } from '../../contracts/beijing'
import { dueDay, hourOf, nextPeriod } from '../../contracts/pledge-plan'
import type { Pledge, Way } from '../../contracts/pledges'
import { aProject } from '../support/books'
import { aKey, type Person, until, type World } from '../support/world'

/** The world of these pictures begins here. */
export const BEGINS_MS = Date.parse('2026-07-20T10:00:00+08:00')
/** And this is the evening on which they are taken: the reminder of the 8th has just come. */
const EVENING = hourOf(day('2026-12-08'), 19)
const DAY_OF_YEAR = 20
/** So much of a way is gone step by step. */
const STEPS_MS = 5 * 60_000
/** A debit is announced two days before, and all of that is seen. */
const ANNOUNCED_MS = 3 * 86_400_000
const MISSED = '2026-08'
const SKIPPED = '2026-09'
/** No money, on the first try and no other. */
const EMPTY_ACCOUNT = { next: ['no-money'] }

/** Openid of the person, and the pledges by how they stand. */
export type Months = {
  giver: string
  year: string
  due: string
  lit: { pledgeId: string; giftId: string }
  firstUnpaid: string
  /** A contract that nobody signs. */
  signing: string
  held: string
  paused: string
  contract: string
  retrying: string
  ended: string
  endedAtService: string
  endsWithProject: string
}

export async function someMonths(world: World): Promise<Months> {
  await openForYears(world)
  const { openid } = await world.aPerson('阿明')
  const hand = aHand(world, openid)
  const year = await hand.begin({ projectId: 'lunch001', day: DAY_OF_YEAR })
  await someOfAYear(hand, year)
  const ended = await hand.begin({ projectId: 'stove001', day: 28, amountFen: 2_000 })
  await hand.done('pledges.end', { pledgeId: ended })
  const held = await hand.begin({ projectId: await aMonthlyOne(world, 'late0001'), day: 8 })
  const endsWithProject = await hand.begin({
    projectId: await aMonthlyOne(world, 'closed01'),
    day: 8,
  })
  const paused = await hand.begin({ projectId: 'porch001', day: 8, amountFen: 10_000 })
  await hand.done('pledges.pause', { pledgeId: paused, until: '2027-02-08' })
  const due = await hand.begin({ projectId: 'milk0001', day: 8 })
  const contract = await hand.sign({ projectId: 'books001', day: 10, amountFen: 5_000 })
  const retrying = await hand.sign({ projectId: 'books001', day: 8, amountFen: 5_000 })
  const endedAtService = await hand.sign({ projectId: 'stove001', day: 25 })
  await world.db.run(sql`
    update project set next_report_due_on = '2026-11-30' where id = 'late0001'`)
  await world.db.run(sql`update project set state = 'closed' where id = 'closed01'`)
  await world.control(`/people/${openid}/bank`, EMPTY_ACCOUNT)
  await hand.passTo(EVENING, ANNOUNCED_MS)
  await hand.endAtService(endedAtService)
  const firstUnpaid = await hand.start({ projectId: 'lunch001', day: 8 })
  const unsigned = await hand.start({ projectId: 'milk0001', day: 8, way: 'contract' })
  const lit = await hand.begin({ projectId: 'porch001', day: 8, amountFen: 2_000 })
  const { months } = await hand.done('pledges.show', { pledgeId: lit })
  const giftId = months.find(({ state }) => state === 'paid')?.giftId ?? ''
  return {
    giver: openid,
    year,
    due,
    lit: { pledgeId: lit, giftId },
    firstUnpaid: firstUnpaid.pledgeId,
    signing: unsigned.pledgeId,
    held,
    paused,
    contract,
    retrying,
    ended,
    endedAtService,
    endsWithProject,
  }
}

/** Each month on its day, but for one that is skipped and one that passes. */
async function someOfAYear(hand: Hand, pledgeId: string): Promise<void> {
  for (let period = '2026-08'; period <= '2026-11'; period = nextPeriod(period)) {
    await hand.planned(pledgeId, period)
    if (period === SKIPPED) {
      await hand.done('pledges.skip', { pledgeId, period })
      continue
    }
    await hand.passTo(hourOf(dueDay(period, DAY_OF_YEAR), 19))
    if (period !== MISSED) await hand.pay(pledgeId, period)
    // Its window is over before the next one is planned.
    else await hand.passTo(hourOf(dueDay(period, DAY_OF_YEAR + 8), 8))
  }
}

type Terms = { projectId: string; day: number; amountFen?: number; way?: Way }
type Hand = ReturnType<typeof aHand>

/** What one person does, on a session that is renewed as the months pass. */
function aHand(world: World, openid: string) {
  let person: Person | undefined
  const logIn = async (): Promise<Person> => {
    person = await world.logIn(openid)
    return person
  }
  const me = async (): Promise<Person> => person ?? logIn()
  const done: Person['done'] = async (name, input) => (await me()).done(name, input)
  const show = (pledgeId: string): Promise<Pledge> => done('pledges.show', { pledgeId })
  const litOf = ({ months }: Pledge): number =>
    months.filter(({ state }) => state === 'paid').length
  const lit = (pledgeId: string, count = 1) =>
    until(async () => litOf(await show(pledgeId)) >= count)
  // Some of them stand beside another one for the same project.
  const terms = { amountFen: 3_000, first: 'now', way: 'reminder', another: true } as const
  const codes = new Map<string, string>()

  const hand = {
    done,
    logIn,
    /** Over the weeks at once, and through the last minutes step by step. */
    async passTo(to: Date, stepsMs = STEPS_MS): Promise<void> {
      const before = new Date(to.getTime() - stepsMs)
      await world.control('/clock', { to: before.toISOString(), jump: true })
      await world.control('/clock', { to: to.toISOString() })
      await logIn()
    },
    async planned(pledgeId: string, period: string): Promise<void> {
      await until(async () =>
        (await show(pledgeId)).months.some((month) => month.period === period),
      )
    },
    async start(given: Terms) {
      return done('pledges.start', { key: aKey(), ...terms, ...given })
    },
    /** By reminder, and its first gift paid at once. */
    async begin(given: Terms): Promise<string> {
      const { pledgeId, payment } = await hand.start(given)
      await (await me()).cashier(payment?.package ?? '', 'pay')
      await lit(pledgeId)
      return pledgeId
    },
    async pay(pledgeId: string, period: string): Promise<void> {
      const before = litOf(await show(pledgeId))
      const { payment } = await done('pledges.pay', { pledgeId, period })
      await (await me()).cashier(payment.package, 'pay')
      await lit(pledgeId, before + 1)
    },
    /** By contract, and its first gift debited at once. */
    async sign(given: Terms): Promise<string> {
      const { pledgeId, contract } = await done('pledges.start', {
        ...{ key: aKey(), ...terms, way: 'contract' },
        ...given,
      })
      const { contractCode = '', extraData = {} } = contract ?? {}
      codes.set(pledgeId, contractCode)
      await world.control(`/contracts/${contractCode}`, { action: 'sign', openid, extraData })
      await until(async () => (await show(pledgeId)).state === 'active')
      await world.pass(60_000)
      await lit(pledgeId)
      return pledgeId
    },
    async endAtService(pledgeId: string): Promise<void> {
      await world.control(`/contracts/${codes.get(pledgeId)}`, { action: 'end' })
      await until(async () => (await show(pledgeId)).state === 'ended')
    },
  }
  return hand
}

/** A project that does not report by itself, as the examples do. */
async function aMonthlyOne({ db }: World, id: string): Promise<string> {
  await aProject(db, id, {})
  await db.run(sql`
    update project set content = jsonb_set(content, '{monthly}', 'true') where id = ${id}`)
  return id
}

/** The examples' projects end and report within months; here they go on for years. */
async function openForYears({ db }: World): Promise<void> {
  await db.run(sql`update charity set certificate_until = '2040-01-01'`)
  await db.run(sql`
    update project set state = 'published', starts_on = '2026-01-01', ends_on = '2040-01-01',
      next_report_due_on = '2040-01-01'`)
}
