/** Lives of pledges by chance, against what a pledge is: a model of its state, and a bank with its own books. */
import fc from 'fast-check'
import { addDays, dayOf } from '../../contracts/beijing'
import { dueDay } from '../../contracts/pledge-plan'
import type { Pledge } from '../../contracts/pledges'
import { stopDatabases } from '../../tests/support/gifts'
import { aGiverBed, type GiverBed } from '../../tests/support/givers'
import type { Donor } from '../bind'
import { sql } from '../db'
import { changePledge, endPledge, pausePledge, payMissed, resumePledge, skipMonth } from '.'

jest.setTimeout(300_000)
afterAll(stopDatabases)

/** What its donor would say of it. */
type Model = {
  state: 'active' | 'paused' | 'ended'
  resumesOn: string
  amountFen: number
  days: Set<number>
  /** How many charges had been asked for when it was paused or ended: there are none after. */
  askedWhenLeft: number
}
type Real = { bed: GiverBed; donor: Donor; pledgeId: string; code: string }
type Command = fc.AsyncCommand<Model, Real>

const asked = ({ bed }: Real) => bed.bank.calls.filter(({ call }) => call === 'charge').length
const today = ({ bed }: Real) => dayOf(bed.world.now)

function command(
  name: string,
  may: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>,
): Command {
  return {
    check: may,
    async run(model, real) {
      await run(model, real)
      await holds(model, real)
    },
    toString: () => name,
  }
}

const living = ({ state }: Model) => state !== 'ended'

async function leave(model: Model, real: Real, state: 'paused' | 'ended') {
  model.state = state
  model.askedWhenLeft = asked(real)
}

/** By then it goes on by itself, when it was paused. */
async function pass(model: Model, real: Real, to: Date, at: 'once' | 'stepwise') {
  const { bed } = real
  if (at === 'once') await bed.jumpTo(to.toISOString())
  else await bed.passTo(to)
  if (model.state === 'paused' && model.resumesOn <= today(real)) model.state = 'active'
}

async function holds(model: Model, real: Real): Promise<void> {
  const { bed, donor, pledgeId } = real
  const pledge = await bed.show(donor, pledgeId)
  expect([pledge.state, pledge.amountFen]).toEqual([model.state, model.amountFen])
  expect(bed.bank.broken).toEqual([])
  if (model.state !== 'active') expect(asked(real)).toBe(model.askedWhenLeft)
  if (pledge.state !== 'ended') expect(pledge.nextOn ?? today(real)).toBeDefined()
  for (const { period, dueOn } of pledge.months) {
    expect([...model.days].map((day) => dueDay(period, day))).toContain(dueOn)
  }
  expect(await bed.lies()).toEqual([])
}

const days = fc.integer({ min: 0, max: 45 })
const hour = fc.integer({ min: 0, max: 23 })
const commands = [
  fc
    .tuple(days, hour, fc.constantFrom('once' as const, 'stepwise' as const))
    .map(([later, at, how]) =>
      command(
        `pass ${later} days, ${at}:00, ${how}`,
        () => true,
        (model, real) => {
          const to = new Date(real.bed.world.now.getTime() + later * 86_400_000 + at * 3_600_000)
          return pass(model, real, to, how)
        },
      ),
    ),
  fc
    .constantFrom(
      'paid' as const,
      'NO_MONEY' as const,
      'SERVICE_DOWN' as const,
      'busy' as const,
      'lost' as const,
      'slow' as const,
    )
    .map((mood) =>
      command(
        `the bank says ${mood}`,
        () => true,
        async (_model, { bed }) => {
          bed.bank.outcome = () => mood
        },
      ),
    ),
  fc.integer({ min: 1, max: 90 }).map((later) =>
    command(`pause ${later} days`, living, async (model, real) => {
      model.resumesOn = addDays(dayOf(real.bed.world.now), later)
      await real.bed.done(pausePledge, real.donor, {
        pledgeId: real.pledgeId,
        until: model.resumesOn,
      })
      await leave(model, real, 'paused')
    }),
  ),
  fc.constant(
    command('resume', living, async (model, { bed, donor, pledgeId }) => {
      await bed.done(resumePledge, donor, { pledgeId })
      model.state = 'active'
    }),
  ),
  fc.constant(
    command('skip the next', living, async (_model, { bed, donor, pledgeId }) => {
      const { months } = await bed.show(donor, pledgeId)
      const period = months[0]?.period ?? ''
      const answer = await bed.call<Pledge>(skipMonth, donor, { pledgeId, period })
      if ('refused' in answer) expect(answer.refused).toBe('MONTH_UNDER_WAY')
      else expect(answer.months.find((month) => month.period === period)?.state).toBe('skipped')
    }),
  ),
  fc
    .tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 100, max: 9_000 }))
    .map(([day, amountFen]) =>
      command(
        `change to ${amountFen} on the ${day}`,
        living,
        async (model, { bed, donor, pledgeId }) => {
          await bed.done(changePledge, donor, { pledgeId, day, amountFen, confirmedLarge: true })
          model.amountFen = amountFen
          model.days.add(day)
        },
      ),
    ),
  fc.constant(
    command(
      'pay a missed month',
      () => true,
      async (_model, { bed, donor, pledgeId }) => {
        const { months } = await bed.show(donor, pledgeId)
        const missed = months.find(({ state }) => state === 'missed')
        if (!missed) return
        const { giftId } = await bed.done<{ giftId: string }>(payMissed, donor, {
          pledgeId,
          period: missed.period,
        })
        bed.bank.payByHand(giftId)
      },
    ),
  ),
  fc.constant(
    command('end', living, async (model, real) => {
      await real.bed.done(endPledge, real.donor, { pledgeId: real.pledgeId })
      await leave(model, real, 'ended')
    }),
  ),
  fc.constant(
    command('the payer ends the contract', living, async (model, real) => {
      const word = real.bed.bank.end(real.code)
      expect(await real.bed.tellContract('ended', word)).toBe(true)
      await leave(model, real, 'ended')
    }),
  ),
]

describe.each([
  ['pglite', 12],
  ['postgresql', 25],
] as const)('a life on %s', (kind, runs) => {
  let bed: GiverBed
  beforeAll(async () => {
    bed = await aGiverBed(kind)
  })
  afterAll(() => bed.close())

  test('whatever happens, is as its donor would say, and what the bank took is in the books once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 31 }),
        fc.commands(commands, { maxCommands: 14 }),
        async (day, life) => {
          const donor = await bed.aDonor('lan')
          const { pledgeId, code } = await bed.signed(donor, { day })
          const setup = () => ({
            model: {
              state: 'active' as const,
              resumesOn: '',
              amountFen: 3000,
              days: new Set([day]),
              askedWhenLeft: 0,
            } as Model,
            real: { bed, donor, pledgeId, code },
          })
          try {
            await fc.asyncModelRun(setup, life)
            // In peace everything comes to its end.
            bed.bank.outcome = () => 'paid'
            await bed.done(endPledge, donor, { pledgeId })
            await bed.passTo(new Date(bed.world.now.getTime() + 3 * 86_400_000))
            const { settled } = await bed.db.one<{ settled: number }>(
              sql`select count(*) as settled from gift where settled_at is not null`,
            )
            expect(settled).toBe(bed.bank.taken().length)
            expect(await bed.db.many(sql`select from gift where state = 'started'`)).toEqual([])
            expect(await bed.db.many(sql`select from job where name = 'pledges.step'`)).toEqual([])
            expect(await bed.lies()).toEqual([])
          } finally {
            await bed.reset()
          }
        },
      ),
      { numRuns: runs, seed: 20261127, endOnFailure: true },
    )
  })
})
