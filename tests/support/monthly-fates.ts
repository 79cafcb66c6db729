/**
 * What becomes of a pledge in a year, told as days relative to the due day of a month: what its donor does,
 * and what their bank says. The product is told nothing of it.
 */
import { addDays, type Day } from '../../contracts/beijing'
import { dueDay } from '../../contracts/pledge-plan'
import type { Way } from '../../contracts/pledges'
import type { Person, World } from './world'

export type Giver = {
  person: Person
  /** Since when their session is good; unknown at the beginning. */
  since?: Day
  pledgeId: string
  /** The last contract that was signed for it. */
  contractCode: string
  fate: Fate
  day: number
  projectId: string
}

export type Hands = Pick<World, 'control'> & {
  sign(
    giver: Giver,
    contract: { contractCode: string; extraData: object } | undefined,
  ): Promise<void>
  payMissed(giver: Giver, period: string): Promise<void>
}

/** On the evening of `after` days after the due day of `period`. */
type Act = {
  period: string
  after: number
  run(giver: Giver, due: Day, hands: Hands): Promise<unknown>
}

export type Fate = {
  name: string
  way: Way
  /** By reminder: so many days after it was told of; `never` leaves it. */
  pays?: number | 'never'
  acts?: readonly Act[]
}

const act = (period: string, after: number, run: Act['run']): Act => ({ period, after, run })

const bank =
  (answers: object): Act['run'] =>
  ({ person }, _due, { control }) =>
    control(`/people/${person.openid}/bank`, answers)

const pause: Act['run'] = ({ person, pledgeId }, due) =>
  person.done('pledges.pause', { pledgeId, until: addDays(due, 20) })

const changeTo =
  (change: object): Act['run'] =>
  async (giver, _due, { sign }) => {
    const { contract } = await giver.person.done('pledges.change', {
      pledgeId: giver.pledgeId,
      ...change,
    })
    await sign(giver, contract)
  }

const skip = (period: string): Act =>
  act(period, -5, ({ person, pledgeId }) => person.done('pledges.skip', { pledgeId, period }))

const end: Act['run'] = ({ person, pledgeId }) => person.done('pledges.end', { pledgeId })

const reminded: readonly Omit<Fate, 'way'>[] = [
  { name: 'pays when told', pays: 0 },
  { name: 'pays late', pays: 3 },
  { name: 'never pays', pays: 'never' },
  {
    name: 'pays what was missed',
    pays: 'never',
    acts: [
      act('2027-08', 10, (giver, _due, { payMissed }) => payMissed(giver, '2027-08')),
      act('2028-02', 10, (giver, _due, { payMissed }) => payMissed(giver, '2028-02')),
    ],
  },
  { name: 'pauses over the due day', pays: 0, acts: [act('2027-10', -3, pause)] },
  {
    name: 'changes the day',
    pays: 0,
    acts: [act('2027-11', 1, changeTo({ day: 20 })), act('2028-01', -6, changeTo({ day: 31 }))],
  },
  {
    name: 'goes over to a contract',
    pays: 0,
    acts: [act('2027-11', 2, changeTo({ way: 'contract' }))],
  },
  { name: 'skips one', pays: 0, acts: [skip('2027-11')] },
  { name: 'ends it', pays: 0, acts: [act('2028-01', -10, end)] },
]

const debited: readonly Omit<Fate, 'way'>[] = [
  { name: 'steady' },
  {
    name: 'no money at first',
    acts: [
      act('2027-08', -4, bank({ next: ['no-money'] })),
      act('2028-02', -4, bank({ next: ['no-money', 'no-money'] })),
    ],
  },
  {
    name: 'dead card',
    acts: [
      act('2027-10', -4, bank({ always: 'card' })),
      act('2027-12', 10, bank({ always: 'ok' })),
      act('2028-02', 12, (giver, _due, { payMissed }) => payMissed(giver, '2027-11')),
    ],
  },
  {
    name: 'over a limit',
    acts: [act('2027-11', -4, bank({ next: ['limit', 'limit', 'limit', 'limit'] }))],
  },
  {
    name: 'ends it at the service',
    acts: [
      act('2028-02', -1, ({ contractCode }, _due, { control }) =>
        control(`/contracts/${contractCode}`, { action: 'end' }),
      ),
    ],
  },
  { name: 'pauses over the due day', acts: [act('2027-10', -3, pause)] },
  {
    name: 'changes the sum in the window',
    acts: [act('2027-11', -1, changeTo({ amountFen: 4500 }))],
  },
  {
    name: 'changes the day in the window',
    acts: [act('2027-11', -1, changeTo({ day: 20 })), act('2028-01', 4, changeTo({ day: 31 }))],
  },
  {
    name: 'changes the project',
    acts: [act('2027-11', -6, changeTo({ projectId: 'books001' }))],
  },
  {
    name: 'goes over to a reminder',
    pays: 0,
    acts: [act('2028-01', 8, changeTo({ way: 'reminder' }))],
  },
  { name: 'skips one', acts: [skip('2027-11')] },
  { name: 'ends it', acts: [act('2028-01', -10, end)] },
]

export const byReminder: readonly Fate[] = reminded.map((fate) => ({ ...fate, way: 'reminder' }))
export const byContract: readonly Fate[] = debited.map((fate) => ({ ...fate, way: 'contract' }))

/** The day of an act of somebody who gives on this day of the month. */
export function dayOfAct({ period, after }: Act, dayOfMonth: number): Day {
  return addDays(dueDay(period, dayOfMonth), after)
}
