/** Lives of pledges by chance, against what a pledge is: a model of its state, and a bank with its own books. */
import fc from 'fast-check'
import { addDays, dayOf } from '../../contracts/beijing'
import { dueDay } from '../../contracts/pledge-plan'
import type { Pledge, Way } from '../../contracts/pledges'
import { stopDatabases } from '../../tests/support/gifts'
import { aGiverBed, type GiverBed, PROJECT, SECOND } from '../../tests/support/givers'
import type { Donor } from '../bind'
import { sql } from '../db'
import {
  changePledge,
  endPledge,
  pausePledge,
  payMissed,
  payMonth,
  resumePledge,
  skipMonth,
  stepWorker,
} from '.'

jest.setTimeout(300_000)
afterAll(stopDatabases)

/** What its donor would say of it. */
type Model = {
  state: 'active' | 'paused' | 'ended'
  resumesOn: string
  amountFen: number
  days: Set<number>
  way: Way
  /** The contract it lives by, and one that waits for its signature. */
  contract: string | undefined
  waiting: string | undefined
  /** How many charges had been asked for when it was paused or ended: there are none after. */
  askedWhenLeft: number
}
type Real = { bed: GiverBed; donor: Donor; pledgeId: string }
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
async function pass(model: Model, real: Real, to: Date, how: 'once' | 'stepwise' | 'raced') {
  const { bed, pledgeId } = real
  if (how === 'once') await bed.jumpTo(to.toISOString())
  else if (how === 'stepwise') await bed.passTo(to)
  else {
    bed.world.now = to
    const job = { name: 'pledges.step', key: pledgeId, dueAt: to, attempt: 0, payload: {} } as const
    const third = stepWorker(bed.app)([job])
    await Promise.all([bed.runner.runDue(), bed.aRunner().runDue(), third])
    await bed.runner.runDue()
  }
  if (model.state === 'paused' && model.resumesOn <= today(real)) model.state = 'active'
}

async function holds(model: Model, real: Real): Promise<void> {
  const { bed, donor, pledgeId } = real
  const pledge = await bed.show(donor, pledgeId)
  expect([pledge.state, pledge.amountFen, pledge.way]).toEqual([
    model.state,
    model.amountFen,
    model.way,
  ])
  expect(bed.bank.broken).toEqual([])
  if (model.state !== 'active') expect(asked(real)).toBe(model.askedWhenLeft)
  if (pledge.state !== 'ended') expect(pledge.nextOn ?? today(real)).toBeDefined()
  for (const { period, dueOn } of pledge.months) {
    expect([...model.days].map((day) => dueDay(period, day))).toContain(dueOn)
  }
  expect(await bed.lies()).toEqual([])
  await tookEachMonthOnce(real)
}

/** In the bank's own book, and to the fen what was announced. */
async function tookEachMonthOnce({ bed }: Real): Promise<void> {
  const taken = bed.bank.taken().map(([orderNumber]) => orderNumber)
  expect(
    await bed.db.many(sql`
      select pledge_id, period from charge_attempt where gift_id = any (${taken}::text[])
      group by pledge_id, period having count(*) > 1`),
  ).toEqual([])
  expect(
    await bed.db.many(sql`
      select n.facts, g.amount_fen from notice n
      join charge_attempt a on a.pledge_id = n.facts->>'pledgeId' and a.period = n.facts->>'period'
      join gift g on g.project_id = a.project_id and g.id = a.gift_id
      where n.kind = 'pledge_due' and g.amount_fen <> (n.facts->>'amountFen')::bigint`),
  ).toEqual([])
}

/** Every contract is told of again, as it was signed or ended, and every charge as it came out. */
async function tellAgain({ bed }: Real, when: 'signed' | 'ended'): Promise<void> {
  for (const [, contract] of bed.bank.contracts) {
    if (when === 'ended' && !contract.ended) continue
    const at = when === 'signed' ? contract.signedAt : bed.world.now
    await bed.tellContract(when, contract, contract.mchid, at.toISOString())
  }
  for (const orderNumber of bed.bank.charges.keys()) {
    const result = bed.bank.resultOf(orderNumber)
    if (result) expect(await bed.tellCharge(result)).toBe(true)
  }
}

const days = fc.integer({ min: 0, max: 45 })
const hour = fc.integer({ min: 0, max: 23 })
const commands = [
  fc
    .tuple(days, hour, fc.constantFrom('once' as const, 'stepwise' as const, 'raced' as const))
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
      'put off' as const,
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
  fc.boolean().map((silent) =>
    command(
      silent ? 'the bank falls silent' : 'the bank answers',
      () => true,
      async (_model, { bed }) => {
        bed.bank.silent = silent
      },
    ),
  ),
  fc.constantFrom('signed' as const, 'ended' as const).map((when) =>
    command(
      `everything is told again, contracts as ${when}`,
      () => true,
      (_model, real) => tellAgain(real, when),
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
  fc.constantFrom('pays' as const, 'turns back' as const).map((whether) =>
    command(
      `a month that can be paid by hand: ${whether}`,
      () => true,
      async (_model, { bed, donor, pledgeId }) => {
        const { months } = await bed.show(donor, pledgeId)
        const month = months.find(({ canPay }) => canPay)
        if (!month) return
        const pay = month.state === 'missed' ? payMissed : payMonth
        const { period } = month
        const opened = await bed.call<{ giftId: string }>(pay, donor, { pledgeId, period })
        // Its order may be paid already, which nobody has heard of yet.
        if ('refused' in opened) expect(['MONTH_PAID', 'CHECKING']).toContain(opened.refused)
        else if (whether === 'pays') bed.bank.payByHand(opened.giftId)
      },
    ),
  ),
  fc.constant(
    command('pays by reminder from now on', living, async (model, { bed, donor, pledgeId }) => {
      await bed.done(changePledge, donor, { pledgeId, way: 'reminder' })
      model.way = 'reminder'
      model.contract = undefined
    }),
  ),
  fc.constant(
    command('pays by contract from now on', living, async (model, { bed, donor, pledgeId }) => {
      const { contract, way } = await bed.done<Pledge & { contract?: { contractCode: string } }>(
        changePledge,
        donor,
        { pledgeId, way: 'contract' },
      )
      if (contract) {
        model.waiting = contract.contractCode
        return
      }
      // One that was signed before, and is not ended yet.
      model.way = way
      model.contract = (
        await bed.db.one<{ code: string }>(
          sql`select contract_code as code from pledge where id = ${pledgeId}`,
        )
      ).code
    }),
  ),
  fc.constant(
    command(
      'signs what waits',
      ({ waiting }) => waiting !== undefined,
      async (model, { bed, donor }) => {
        const code = model.waiting ?? ''
        model.waiting = undefined
        // Within a day: after it the invitation is withdrawn.
        const asked = await bed.db.one<{ state: string }>(
          sql`select state from contract where code = ${code}`,
        )
        const word = bed.bank.sign(code, donor.donorId)
        expect(await bed.tellContract('signed', word, word.mchid)).toBe(true)
        if (model.state === 'ended' || asked.state !== 'asked') return
        model.way = 'contract'
        model.contract = code
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
    command(
      'the payer ends every contract',
      () => true,
      async (model, real) => {
        const { bed } = real
        for (const [code, contract] of bed.bank.contracts) {
          if (contract.ended) continue
          expect(await bed.tellContract('ended', bed.bank.end(code), contract.mchid)).toBe(true)
        }
        if (model.state !== 'ended' && model.contract) await leave(model, real, 'ended')
      },
    ),
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
        fc.constantFrom('announced by us', 'announced by the service', 'reminded'),
        fc.commands(commands, { maxCommands: 14 }),
        async (day, how, life) => {
          const donor = await bed.aDonor('lan')
          const projectId = how === 'announced by the service' ? SECOND : PROJECT
          const begun =
            how === 'reminded'
              ? await bed.start(donor, { day, projectId })
              : await bed.signed(donor, { day, projectId })
          const { pledgeId } = begun
          const code = 'code' in begun ? begun.code : undefined
          const model: Model = {
            state: 'active',
            resumesOn: '',
            amountFen: 3000,
            days: new Set([day]),
            way: code === undefined ? 'reminder' : 'contract',
            contract: code,
            waiting: undefined,
            askedWhenLeft: 0,
          }
          const setup = () => ({ model, real: { bed, donor, pledgeId } })
          try {
            await fc.asyncModelRun(setup, life)
            // In peace everything comes to its end.
            bed.bank.outcome = () => 'paid'
            bed.bank.silent = false
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
