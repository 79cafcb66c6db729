/**
 * A gift from the sheet to the result, as a pure machine: what is known now, what happens next, and
 * what has to be done about it. `giving.ts` does it; nothing here touches time, chance or the phone.
 *
 *   choosing → (asking-again) → starting → paying → (checking) → given
 *        ↖──────── refused, unreachable, cancelled, failed ────────┘
 */
import type { Event } from '../../../../contracts/events'
import type { Gift, PaymentSheet } from '../../../../contracts/gifts'
import type { ContractInvitation } from '../../../../contracts/pledges'
import type { Trouble } from '../../../cloud'
import type { PayWord } from '../../../platform'
import { judge, lookAfterMs, watchAfterMs } from './checking'
import { type GiftDraft, type Intent, meansTheSame, newIntent } from './intent'
import { isLarge } from './large-gift'

/** What the sheet says above the button after a try that moved no money. */
export type Said =
  | { what: 'cancelled' }
  | { what: 'failed' }
  /** The server said no, or could not be reached: the trouble has its sentence. */
  | { what: 'trouble'; trouble: Trouble }

export type Moment =
  /** `watched`: looks since the sheet said that nothing was paid; a slow bank may prove it wrong. */
  | { at: 'choosing'; last?: Intent; said?: Said; watched?: number }
  | { at: 'asking-again'; intent: Intent; why: 'large' | 'unusual'; usualFen?: number }
  | { at: 'starting'; intent: Intent; busy: boolean; renewed: boolean }
  | { at: 'paying'; intent: Intent; giftId: string }
  | { at: 'checking'; intent: Intent; giftId: string; word: PayWord; looks: number }
  /**
   * The result screen goes on from here: paid, or not to be known yet. `earlier`: it is not this wish but
   * a gift before it, which may be paid and has to be looked at first.
   */
  | { at: 'given'; intent: Intent; giftId: string; earlier?: true }
  /** A pledge is made, and nothing is to be paid now; its contract, if it has one, is to be signed. */
  | { at: 'promised'; intent: Intent; pledgeId: string; contract?: ContractInvitation }

export type Happening =
  | { is: 'give'; draft: GiftDraft; freshKey: string }
  | { is: 'confirm' }
  | { is: 'back' }
  | { is: 'busy'; key: string }
  | {
      is: 'started'
      key: string
      giftId: string
      envelopeId?: string
      pledgeId?: string
      payment: PaymentSheet
    }
  | { is: 'promised'; key: string; pledgeId: string; contract?: ContractInvitation }
  | { is: 'troubled'; key: string; trouble: Trouble; freshKey: string }
  | { is: 'phone-said'; giftId: string; word: PayWord }
  | { is: 'looked'; giftId: string; gift: Pick<Gift, 'state' | 'settledAt'> | undefined }
  | { is: 'close' }

export type Effect =
  /** Writes the intent to the phone before anything is asked of the server. */
  | { do: 'keep'; intent: Intent }
  | { do: 'forget'; key: string }
  | { do: 'start'; intent: Intent }
  | { do: 'pay'; giftId: string; payment: PaymentSheet }
  | { do: 'look'; giftId: string; afterMs: number }
  | { do: 'record'; step: Event['step']; key?: string; reason?: string }

type Step = { moment: Moment; effects: Effect[] }

/** With so many unanswered looks the sheet hands over to the result screen, which keeps looking. */
const SHEET_LOOKS_MAX = 3

/** Closing the sheet now would leave a cashier or a look behind: it stays until the phone has spoken. */
export function staysOpen(moment: Moment): boolean {
  return moment.at === 'paying' || moment.at === 'checking'
}

/** What happens next. Anything that does not belong to the moment changes nothing: a second tap, a late answer. */
export function step(moment: Moment, happening: Happening): Step {
  switch (moment.at) {
    case 'choosing':
      return whileChoosing(moment, happening)
    case 'asking-again':
      return whileAsking(moment, happening)
    case 'starting':
      return whileStarting(moment, happening)
    case 'paying':
      return whilePaying(moment, happening)
    case 'checking':
      return whileChecking(moment, happening)
    case 'promised':
      // A contract that was not signed can be signed under the same key.
      return happening.is === 'close'
        ? { moment: { at: 'choosing', last: moment.intent }, effects: [] }
        : stay(moment)
    case 'given':
      // The next gift from this sheet is another wish.
      return happening.is === 'close' ? { moment: { at: 'choosing' }, effects: [] } : stay(moment)
  }
}

type At<Where extends Moment['at']> = Extract<Moment, { at: Where }>

function whileChoosing(moment: At<'choosing'>, happening: Happening): Step {
  if (happening.is === 'close') {
    return {
      moment: quietly(moment),
      effects: [givenUp(placeOf(moment.said), moment.last)],
    }
  }
  if (happening.is === 'looked') return whileWatching(moment, happening)
  if (happening.is !== 'give') return stay(moment)
  const { draft, freshKey } = happening
  const known = moment.last && meansTheSame(moment.last.draft, draft) ? moment.last : undefined
  const intent = known ?? newIntent(draft, freshKey)
  // The sum of a month was asked about when it was promised.
  if (isLarge(draft.amountFen) && !intent.confirmedLarge && !draft.month)
    return ask(intent, 'large')
  return start(intent, { before: [record('cooldown', intent, 'facts')] })
}

/** The cashier was left, and the bank may still be taking the money: what is paid after all is shown. */
function whileWatching(
  moment: At<'choosing'>,
  { giftId, gift }: Extract<Happening, { is: 'looked' }>,
): Step {
  const { last, said, watched } = moment
  if (watched === undefined || last?.giftId !== giftId) return stay(moment)
  const verdict = gift ? judge(gift, 'unknown') : 'waiting'
  if (verdict === 'waiting') return watch(last, giftId, { said, watched: watched + 1 })
  if (verdict === 'unpaid') return watch(last, giftId, { said })
  return { moment: { at: 'given', intent: last, giftId }, effects: [] }
}

function whileAsking(moment: At<'asking-again'>, happening: Happening): Step {
  if (happening.is === 'confirm') return start({ ...moment.intent, confirmedLarge: true })
  if (happening.is === 'back') {
    return { moment: { at: 'choosing', last: moment.intent }, effects: [] }
  }
  if (happening.is === 'close') {
    return {
      moment: { at: 'choosing', last: moment.intent },
      effects: [givenUp('second-question', moment.intent)],
    }
  }
  return stay(moment)
}

function whileStarting(moment: At<'starting'>, happening: Happening): Step {
  const { intent } = moment
  if (happening.is === 'close') {
    // A late answer is then ignored, and an order that nobody saw expires by itself.
    return { moment: { at: 'choosing', last: intent }, effects: [givenUp('start', intent)] }
  }
  if (!('key' in happening) || happening.key !== intent.key) return stay(moment)
  switch (happening.is) {
    case 'busy':
      return { moment: { ...moment, busy: true }, effects: [] }
    case 'started': {
      const { giftId, envelopeId, pledgeId } = happening
      const known = { ...(envelopeId && { envelopeId }), ...(pledgeId && { pledgeId }) }
      const begun = { ...intent, giftId, ...known }
      return {
        moment: { at: 'paying', intent: begun, giftId: happening.giftId },
        effects: [
          { do: 'keep', intent: begun },
          record('pay', begun),
          { do: 'pay', giftId: happening.giftId, payment: happening.payment },
        ],
      }
    }
    case 'promised': {
      const { pledgeId, contract } = happening
      const promise = { at: 'promised', intent: { ...intent, pledgeId }, pledgeId } as const
      return {
        moment: { ...promise, ...(contract && { contract }) },
        // No order was made, so that nothing can turn out paid.
        effects: [{ do: 'forget', key: intent.key }],
      }
    }
    case 'troubled':
      return whenTroubled(moment, happening)
  }
}

function whenTroubled(
  { intent, renewed }: At<'starting'>,
  { trouble, freshKey }: Extract<Happening, { is: 'troubled' }>,
): Step {
  const said: Said = { what: 'trouble', trouble }
  if (trouble.kind !== 'refused')
    return sayNo(intent, said, [record('failed', intent, trouble.kind)])
  const { name, details } = trouble
  if (name === 'CONFIRM_LARGE_AMOUNT' && !intent.confirmedLarge) {
    const { medianFen } = details
    return ask(intent, 'unusual', typeof medianFen === 'number' ? medianFen : undefined)
  }
  // An order that ran out, or a key that already belongs to another body: the wish is still good.
  if ((name === 'GIFT_CLOSED' || name === 'KEY_REUSED') && !renewed) {
    const again = { ...newIntent(intent.draft, freshKey), confirmedLarge: intent.confirmedLarge }
    return start(again, { before: [{ do: 'forget', key: intent.key }], renewed: true })
  }
  // The order is paid, or may be: the result screen finds out.
  if (name === 'CHECKING' && typeof details['giftId'] === 'string') {
    const { giftId } = details
    return keepChecking({ ...intent, giftId }, giftId)
  }
  const no = sayNo(intent, said, [record('refused', intent, name)])
  if (name === 'EARLIER_GIFT' && typeof details['giftId'] === 'string') {
    return { ...no, moment: { at: 'given', intent, giftId: details['giftId'], earlier: true } }
  }
  return no
}

function whilePaying(moment: At<'paying'>, happening: Happening): Step {
  const { intent, giftId } = moment
  if (happening.is !== 'phone-said' || happening.giftId !== giftId) return stay(moment)
  if (happening.word === 'ok') return { moment: { at: 'given', intent, giftId }, effects: [] }
  return check(intent, giftId, happening.word)
}

function whileChecking(moment: At<'checking'>, happening: Happening): Step {
  const { intent, giftId, word, looks } = moment
  if (happening.is !== 'looked' || happening.giftId !== giftId) return stay(moment)
  const verdict = happening.gift ? judge(happening.gift, word) : 'waiting'
  if (verdict === 'unpaid') {
    const what = word === 'cancel' ? 'cancelled' : 'failed'
    const watched = happening.gift?.state === 'started' ? 0 : undefined
    const next = watch(intent, giftId, { said: { what }, watched })
    return {
      ...next,
      effects: [record(what, intent, happening.gift?.state), ...next.effects],
    }
  }
  const looked = looks + 1
  if (verdict === 'waiting' && looked < SHEET_LOOKS_MAX) {
    return {
      moment: { ...moment, looks: looked },
      effects: [{ do: 'look', giftId, afterMs: lookAfterMs(looked) }],
    }
  }
  return { moment: { at: 'given', intent, giftId }, effects: [] }
}

function ask(intent: Intent, why: 'large' | 'unusual', usualFen?: number): Step {
  return {
    moment: { at: 'asking-again', intent, why, ...(usualFen === undefined ? {} : { usualFen }) },
    effects: [record('cooldown', intent, why)],
  }
}

function start(intent: Intent, { before = [] as Effect[], renewed = false } = {}): Step {
  return {
    moment: { at: 'starting', intent, busy: false, renewed },
    effects: [...before, { do: 'keep', intent }, record('start', intent), { do: 'start', intent }],
  }
}

function check(intent: Intent, giftId: string, word: PayWord): Step {
  return {
    moment: { at: 'checking', intent, giftId, word, looks: 0 },
    effects: [{ do: 'look', giftId, afterMs: lookAfterMs(0) }],
  }
}

/** Back to the choice, with a few more looks from there. */
function watch(
  last: Intent,
  giftId: string,
  { said, watched }: { said: Said | undefined; watched?: number | undefined },
): Step {
  const afterMs = watched === undefined ? undefined : watchAfterMs(watched)
  const moment: Moment = { at: 'choosing', last, ...(said && { said }) }
  if (watched === undefined || afterMs === undefined) return { moment, effects: [] }
  return { moment: { ...moment, watched }, effects: [{ do: 'look', giftId, afterMs }] }
}

/** The result screen finds out: the phone remembers the gift until then. */
function keepChecking(intent: Intent, giftId: string): Step {
  return { moment: { at: 'given', intent, giftId }, effects: [{ do: 'keep', intent }] }
}

/** Back to the choice with a sentence. Only a key that never became an order is forgotten. */
function sayNo(last: Intent, said: Said, effects: Effect[]): Step {
  const unused: Effect[] = last.giftId === undefined ? [{ do: 'forget', key: last.key }] : []
  return { moment: { at: 'choosing', last, said }, effects: [...effects, ...unused] }
}

function record(recorded: Event['step'], intent: Intent | undefined, reason?: string): Effect {
  return {
    do: 'record',
    step: recorded,
    ...(intent ? { key: intent.key } : {}),
    ...(reason ? { reason } : {}),
  }
}

function givenUp(reason: string, intent: Intent | undefined): Effect {
  return record('given_up', intent, reason)
}

function placeOf(said: Said | undefined): string {
  return said ? `after-${said.what}` : 'sheet'
}

function quietly({ last }: At<'choosing'>): Moment {
  return last ? { at: 'choosing', last } : { at: 'choosing' }
}

function stay(moment: Moment): Step {
  return { moment, effects: [] }
}
