/**
 * Carries out what the journey decides: one place that calls the server, opens the cashier, keeps
 * the intent on the phone and writes down the steps. Everything from outside is passed in.
 */
import type { Event } from '../../../../contracts/events'
import type { Gift, PaymentSheet } from '../../../../contracts/gifts'
import type { ContractInvitation } from '../../../../contracts/pledges'
import type { Answer } from '../../../cloud'
import type { PayWord } from '../../../platform'
import {
  type GiftDraft,
  type Intent,
  type PledgeInput,
  type PledgeMonth,
  type Pledging,
  pledgeInput,
  type StartInput,
  startInput,
  type Via,
  type WrapInput,
  type Wrapping,
  wrapInput,
} from './intent'
import { type Effect, type Happening, type Moment, step } from './journey'
import type { UnfinishedGifts } from './unfinished'

export type Outside = {
  start(
    input: StartInput,
    onBusy: () => void,
  ): Promise<Answer<{ giftId: string; payment: PaymentSheet }>>
  /** The same for a gift that is wrapped as an envelope. */
  wrap(
    input: WrapInput,
    onBusy: () => void,
  ): Promise<Answer<{ giftId: string; envelopeId: string; payment: PaymentSheet }>>
  /** The same for one that is given every month: by reminder and at once there is a payment. */
  pledge(input: PledgeInput, onBusy: () => void): Promise<Answer<Pledged>>
  /** The payment of a month of a pledge. */
  payMonth(
    month: PledgeMonth,
    via: Via | undefined,
    onBusy: () => void,
  ): Promise<Answer<{ giftId: string; payment: PaymentSheet }>>
  look(giftId: string): Promise<Answer<Gift>>
  pay(payment: PaymentSheet): Promise<PayWord>
  wait(ms: number): Promise<void>
  newKey(): string
  now(): Date
  unfinished: UnfinishedGifts
  record(event: Omit<Event, 'at'>): void
}

export type Pledged = {
  pledgeId: string
  giftId?: string | undefined
  payment?: PaymentSheet | undefined
  contract?: ContractInvitation | undefined
}

export type Giving = {
  moment(): Moment
  subscribe(onChange: () => void): () => void
  give(draft: GiftDraft): void
  confirm(): void
  back(): void
  close(): void
  /** A step of the sheet itself: opened, amount chosen. */
  record(step: Event['step'], reason?: string): void
}

/** One journey for one sheet. It outlives a closed sheet, so that the same wish keeps its key. */
export function beginGiving(outside: Outside, from: { projectId: string; via?: Via }): Giving {
  let moment: Moment = { at: 'choosing' }
  const watchers = new Set<() => void>()

  const happen = (happening: Happening): void => {
    const next = step(moment, happening)
    moment = next.moment
    // The order matters: the phone remembers before the server is asked.
    for (const effect of next.effects) carryOut(effect)
    for (const watcher of watchers) watcher()
  }

  const carryOut = (effect: Effect): void => {
    if (effect.do === 'keep') keep(effect.intent)
    else if (effect.do === 'forget') outside.unfinished.forget({ key: effect.key })
    else if (effect.do === 'record') recordStep(effect.step, effect.reason, effect.key)
    else if (effect.do === 'start') void start(effect.intent)
    else if (effect.do === 'pay') void pay(effect.giftId, effect.payment)
    else void look(effect.giftId, effect.afterMs)
  }

  const keep = ({ key, giftId, envelopeId, pledgeId }: Intent): void =>
    outside.unfinished.keep({
      key,
      projectId: from.projectId,
      at: outside.now().toISOString(),
      ...(giftId ? { giftId } : {}),
      ...(envelopeId ? { envelopeId } : {}),
      ...(pledgeId ? { pledgeId } : {}),
      ...(from.via ? { via: from.via } : {}),
    })

  const start = async (intent: Intent): Promise<void> => {
    const { key, draft } = intent
    if (draft.wrapping) return await wrap(intent, draft.wrapping)
    if (draft.pledging) return await pledge(intent, draft.pledging)
    if (draft.month) return await payMonth(intent, draft.month)
    const insteadOf = outside.unfinished.leftOpen(from.projectId, key, outside.now())
    const answer = await outside.start(startInput(intent, { via: from.via, insteadOf }), () =>
      happen({ is: 'busy', key }),
    )
    if (answer.ok) {
      // The server has closed it: it will never turn out paid.
      if (insteadOf) outside.unfinished.forget({ giftId: insteadOf })
      happen({ is: 'started', key, ...answer.value })
    } else {
      happen({ is: 'troubled', key, trouble: answer.trouble, freshKey: outside.newKey() })
    }
  }

  const wrap = async (intent: Intent, wrapping: Wrapping): Promise<void> => {
    const { key } = intent
    const answer = await outside.wrap(wrapInput(intent, wrapping, from.via), () =>
      happen({ is: 'busy', key }),
    )
    if (answer.ok) happen({ is: 'started', key, ...answer.value })
    else happen({ is: 'troubled', key, trouble: answer.trouble, freshKey: outside.newKey() })
  }

  const pledge = async (intent: Intent, pledging: Pledging): Promise<void> => {
    const { key } = intent
    const insteadOf = outside.unfinished.leftOpen(from.projectId, key, outside.now())
    const input = pledgeInput(intent, pledging, { via: from.via, insteadOf })
    const answer = await outside.pledge(input, () => happen({ is: 'busy', key }))
    if (!answer.ok) {
      happen({ is: 'troubled', key, trouble: answer.trouble, freshKey: outside.newKey() })
      return
    }
    if (insteadOf) outside.unfinished.forget({ giftId: insteadOf })
    const { pledgeId, giftId, payment, contract } = answer.value
    if (giftId && payment) happen({ is: 'started', key, giftId, pledgeId, payment })
    else happen({ is: 'promised', key, pledgeId, ...(contract && { contract }) })
  }

  const payMonth = async (intent: Intent, month: PledgeMonth): Promise<void> => {
    const { key } = intent
    const answer = await outside.payMonth(month, from.via, () => happen({ is: 'busy', key }))
    const { pledgeId } = month
    if (answer.ok) happen({ is: 'started', key, pledgeId, ...answer.value })
    else happen({ is: 'troubled', key, trouble: answer.trouble, freshKey: outside.newKey() })
  }

  const pay = async (giftId: string, payment: PaymentSheet): Promise<void> => {
    happen({ is: 'phone-said', giftId, word: await outside.pay(payment) })
  }

  const look = async (giftId: string, afterMs: number): Promise<void> => {
    if (afterMs > 0) await outside.wait(afterMs)
    const answer = await outside.look(giftId)
    happen({ is: 'looked', giftId, gift: answer.ok ? answer.value : undefined })
  }

  const recordStep = (recorded: Event['step'], reason?: string, key?: string): void =>
    outside.record({
      step: recorded,
      projectId: from.projectId,
      ...from.via,
      ...(key ? { giftKey: key } : {}),
      ...(reason ? { reason } : {}),
    })

  return {
    moment: () => moment,
    subscribe(onChange) {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    give: (draft) => happen({ is: 'give', draft, freshKey: outside.newKey() }),
    confirm: () => happen({ is: 'confirm' }),
    back: () => happen({ is: 'back' }),
    close: () => happen({ is: 'close' }),
    record: (recorded, reason) => recordStep(recorded, reason),
  }
}
