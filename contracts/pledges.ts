/**
 * Monthly giving (月捐). A *pledge* is one person's promise; a *charge* is one month of it, whose `period`
 * is the Beijing month of its due day; a *contract* is what lets the payment service debit (委托代扣).
 */
import { z } from 'zod'
import { AmountFen, DayText, declare, Id, Instant, Key, lineOfText, Words } from './declare'
import { PaymentSheet, projectGate, Via } from './gifts'
import { NAME_CODE_POINTS_MAX } from './limits'

/**
 * `reminder`: on the due day a notice leads to the payment, filled in. `contract`: the payment service
 * debits by what its payer has signed.
 */
export const ways = ['reminder', 'contract'] as const
export type Way = (typeof ways)[number]

/** `signing` until the contract is signed, or the first gift is settled. */
export const pledgeStates = ['signing', 'active', 'paused', 'ended'] as const
export type PledgeState = (typeof pledgeStates)[number]

/**
 * `planned → announced → charging → paid | retrying → paid | missed | skipped`. By reminder `announced` lasts
 * until it is paid or its time is over; a missed month can be paid later, and is never made up by itself.
 */
export const chargeStates = [
  'planned',
  'announced',
  'charging',
  'retrying',
  'paid',
  'missed',
  'skipped',
] as const
export type ChargeState = (typeof chargeStates)[number]

/** Why a debit moved no money. */
export const debitTroubles = [
  'NO_MONEY',
  'LIMIT',
  'CONTRACT_ENDED',
  'CARD',
  'SERVICE_DOWN',
] as const
export type DebitTrouble = (typeof debitTroubles)[number]

/** Why a pledge ended. `unpaid` and `unsigned` never began. */
export const pledgeEndings = ['donor', 'service', 'unpaid', 'unsigned'] as const

export const Period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const DayOfMonth = z.int().min(1).max(31)
/** Beijing hours at which a reminder may come; outside of 22:00 to 08:00, when people sleep. */
const ReminderHour = z.int().min(8).max(21)

export const Month = z.object({
  period: Period,
  state: z.enum(chargeStates),
  /** The first day on which it is charged or asked for. */
  dueOn: DayText,
  /** What it takes: for a month that is paid, what it took. */
  amountFen: z.int(),
  /** Whose month it is: of one that was announced this stays, whatever the pledge is changed to. */
  projectId: Id,
  /** By which way it was announced. */
  way: z.enum(ways).optional(),
  giftId: Id.optional(),
  /** Of a month that is paid: what of it went back to its donor. */
  refundedFen: z.int().optional(),
  /** Of the last try that failed. */
  why: z.enum(debitTroubles).optional(),
  /** When it is tried again. */
  againOn: DayText.optional(),
  /** Its donor has opened a payment of it, whose outcome is not known yet. */
  paying: z.literal(true).optional(),
  /** Whether `pledges.pay` (due) or `pledges.payMissed` (missed) opens a payment for it now. */
  canPay: z.boolean(),
})
export type Month = z.infer<typeof Month>

/** Hands the person over to the payment service's own page, where they sign or refuse. */
export const ContractInvitation = z.object({
  contractCode: Id,
  /** For `wx.navigateToMiniProgram`. */
  appId: z.string(),
  path: z.string(),
  extraData: z.record(z.string(), z.string()),
})
export type ContractInvitation = z.infer<typeof ContractInvitation>

export const Pledge = z.object({
  pledgeId: Id,
  state: z.enum(pledgeStates),
  way: z.enum(ways),
  /** Whether the charity's account can debit by contract at all. */
  contractOffered: z.boolean(),
  amountFen: z.int(),
  /** 1 to 31; the last day of a month that is shorter. */
  day: DayOfMonth,
  hour: z.int(),
  projectId: Id,
  projectTitle: Words,
  cover: z.string(),
  charityName: Words,
  /** What comes next, as it stands: its day and its sum. Absent when nothing will come by itself. */
  nextOn: DayText.optional(),
  nextFen: z.int().optional(),
  /** By contract, while the cycle of a month that was announced and left out runs: no debit is before this. */
  notBefore: DayText.optional(),
  /** The next month is announced already: changes count from the one after. */
  announced: z.boolean(),
  /** Charges are held because the project takes nothing now: why, as `projectGate` names it. */
  held: z.enum(projectGate).optional(),
  /** Of a paused one: from this day on it goes on. */
  resumesOn: DayText.optional(),
  startedAt: Instant,
  endedAt: Instant.optional(),
  ended: z.enum(pledgeEndings).optional(),
  /** A contract that waits for its signature: for a new way, or another charity. */
  unsigned: z.object({ projectId: Id }).optional(),
  /** A charge that was sent before the pledge ended or paused, and may still come. */
  underWay: z.object({ period: Period, giftId: Id }).optional(),
  /** Newest first; the next one is among them. At most 36. */
  months: z.array(Month),
  /** What stands of its gifts, and how many. */
  totalFen: z.int(),
  gifts: z.int(),
  /** The same by where the money went: a pledge may have had other projects before. Most recent first. */
  given: z.array(
    z.object({
      projectId: Id,
      projectTitle: Words,
      charityName: Words,
      totalFen: z.int(),
      gifts: z.int(),
    }),
  ),
})
export type Pledge = z.infer<typeof Pledge>

const terms = {
  amountFen: AmountFen,
  day: DayOfMonth,
  hour: ReminderHour.optional(),
}

const gate = [...projectGate, 'CONFIRM_LARGE_AMOUNT', 'DEBIT_LIMIT', 'NO_CONTRACTS'] as const
/** What may come between a donor and the cashier. */
export const cashier = ['GIFT_CLOSED', 'CHECKING', 'PAYMENT_UNAVAILABLE'] as const

export const pledgesStart = declare({
  name: 'pledges.start',
  who: 'donor',
  about:
    'Begins a pledge under the caller’s key. `first: now` pays the current month at once; a contract is signed first. Same key and body: the same answer. With `another`, what was begun before for the project and never signed or paid is ended first; an order that may be paid is closed, or answered with EARLIER_GIFT.',
  tryOf: ({ key }) => key,
  input: z.strictObject({
    key: Key,
    projectId: Id,
    ...terms,
    first: z.enum(['now', 'on-day']),
    way: z.enum(ways),
    showName: z.boolean().optional(),
    name: lineOfText(NAME_CODE_POINTS_MAX).optional(),
    confirmedLarge: z.boolean().optional(),
    /**
     * Whether this one is wanted beside a pledge for the project that lives: `false` is refused with
     * ALREADY_MONTHLY then. Either way what was begun before and is not paid is closed first. Absent, another
     * key is another wish, and nothing before it is touched (docs/decisions/0009).
     */
    another: z.boolean().optional(),
    /** A gift that this phone left in its cashier, as `gifts.start` has it. */
    insteadOf: Id.optional(),
    via: Via.optional(),
  }),
  result: z.object({
    pledgeId: Id,
    /** The first gift's, by reminder and now. */
    giftId: Id.optional(),
    payment: PaymentSheet.optional(),
    expiresAt: Instant.optional(),
    contract: ContractInvitation.optional(),
  }),
  refusals: [...gate, ...cashier, 'KEY_REUSED', 'TEXT_REFUSED', 'EARLIER_GIFT', 'ALREADY_MONTHLY'],
})

export const pledgesShow = declare({
  name: 'pledges.show',
  who: 'donor',
  about: 'One pledge of one’s own, with its months.',
  input: z.strictObject({ pledgeId: Id }),
  result: Pledge,
  refusals: ['NO_SUCH_PLEDGE'],
})

export const pledgesSync = declare({
  name: 'pledges.sync',
  who: 'donor',
  about:
    'The pledge as it stands; asks the payment service about a contract or a charge of which nothing was heard yet.',
  input: z.strictObject({ pledgeId: Id }),
  result: Pledge,
  refusals: ['NO_SUCH_PLEDGE', 'CHECKING'],
})

export const pledgesMine = declare({
  name: 'pledges.mine',
  who: 'donor',
  about:
    'One’s own pledges, living ones first, then newest first; those that never began are left out.',
  input: z.strictObject({ cursor: z.string().max(100).optional() }),
  result: z.object({ items: z.array(Pledge), next: z.string().optional() }),
  refusals: [],
})

export const pledgesChange = declare({
  name: 'pledges.change',
  who: 'donor',
  about:
    'Another sum, day, hour, project or way. What is announced stays as it was announced. A contract for another way or charity is signed first: then the answer has `contract`, and the change counts once it is signed.',
  input: z
    .strictObject({
      pledgeId: Id,
      amountFen: AmountFen.optional(),
      day: DayOfMonth.optional(),
      hour: ReminderHour.optional(),
      projectId: Id.optional(),
      way: z.enum(ways).optional(),
      confirmedLarge: z.boolean().optional(),
    })
    .refine((change) => Object.keys(change).length > 1, { error: 'nothing to change' }),
  result: Pledge.extend({ contract: ContractInvitation.optional() }),
  refusals: [...gate, 'NO_SUCH_PLEDGE', 'PLEDGE_ENDED'],
})

export const pledgesDropChange = declare({
  name: 'pledges.dropChange',
  who: 'donor',
  about:
    'Gives up a change that waits for its contract: all stays as it was, also when it is signed after all. Again: the same answer.',
  input: z.strictObject({ pledgeId: Id }),
  result: Pledge,
  refusals: ['NO_SUCH_PLEDGE', 'PLEDGE_ENDED', 'PLEDGE_UNSIGNED'],
})

export const pledgesPause = declare({
  name: 'pledges.pause',
  who: 'donor',
  about: 'Nothing is charged before `until`, a day within a year; on it the pledge goes on.',
  input: z.strictObject({ pledgeId: Id, until: DayText }),
  result: Pledge,
  refusals: ['NO_SUCH_PLEDGE', 'PLEDGE_ENDED', 'PLEDGE_UNSIGNED', 'PAUSE_UNFIT'],
})

export const pledgesResume = declare({
  name: 'pledges.resume',
  who: 'donor',
  about: 'Goes on before the pause is over. Months that passed meanwhile are not made up.',
  input: z.strictObject({ pledgeId: Id }),
  result: Pledge,
  refusals: ['NO_SUCH_PLEDGE', 'PLEDGE_ENDED'],
})

export const pledgesEnd = declare({
  name: 'pledges.end',
  who: 'donor',
  about:
    'Ends the pledge before anything else happens, and its contract with the payment service. Again: the same answer.',
  input: z.strictObject({ pledgeId: Id }),
  result: Pledge,
  refusals: ['NO_SUCH_PLEDGE'],
})
