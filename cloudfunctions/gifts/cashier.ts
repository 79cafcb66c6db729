/** What leads a frozen gift to its cashier, and what is said when none may be opened. */
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import type { PaymentSheet } from '../../contracts/gifts'
import type { App } from '../app'
import type { Donor } from '../bind'
import { ProviderError } from '../payments'
import { type FrozenGift, type GiftTerms, isKnown, recordPrepay } from './freeze'

/** Longer than the provider takes to give a prepay, and enough to open a cashier. */
const SHEET_MS_MIN = 20_000

/** Ask and record: the prepay id, and with it what the phone opens its cashier with. */
export async function openCashier(
  app: App,
  donor: Donor,
  gift: FrozenGift,
): Promise<{ giftId: string; payment: PaymentSheet; expiresAt: string } | Refusal> {
  const prepayId = await prepare(app, donor, gift)
  if (isRefusal(prepayId)) return prepayId
  return {
    giftId: gift.giftId,
    payment: app.pay.sheet({ mchid: gift.mchid, prepayId, at: gift.startedAt }),
    expiresAt: gift.expiresAt.toISOString(),
  }
}

/**
 * Why no cashier may be opened for a gift any more. Only one that nobody can have paid is called closed,
 * because whoever hears that starts another one; otherwise `gifts.sync` finds out.
 */
export function whyOver(gift: FrozenGift, now: Date): Refusal | undefined {
  const { giftId, state, prepayId, expiresAt } = gift
  const timeLeftMs = expiresAt.getTime() - now.getTime()
  if (state === 'started' && timeLeftMs >= SHEET_MS_MIN) return undefined
  const unpaid = state === 'expired' || (state === 'started' && prepayId === null)
  return refuse(unpaid ? 'GIFT_CLOSED' : 'CHECKING', { giftId })
}

/**
 * True when others may read the words; a platform that cannot be asked keeps them hidden, no more. Words
 * under a known key were judged with the gift that it stands for, and a retry is not kept waiting.
 */
export async function checkText(
  app: App,
  donor: Donor,
  key: string,
  words: readonly (string | undefined)[],
): Promise<boolean | Refusal> {
  const text = words.filter(Boolean).join(' ')
  if (text === '') return true
  if (await isKnown(app, donor, key)) return false
  const openid = app.sealer.open(donor.openidSealed)
  const { verdict } = await app.chat.checkText({ openid, text, scene: 'comment' })
  return verdict === 'risky' ? refuse('TEXT_REFUSED') : verdict === 'pass'
}

/** The prepay id, from an earlier call when there is one: the provider keeps it for two hours. */
async function prepare(app: App, donor: Donor, gift: FrozenGift): Promise<string | Refusal> {
  if (gift.prepayId !== null) return gift.prepayId
  try {
    const { prepayId } = await app.pay.prepare({
      mchid: gift.mchid,
      orderNumber: gift.giftId,
      description: gift.description,
      amountFen: gift.amountFen,
      payerOpenid: app.sealer.open(donor.openidSealed),
      expiresAt: gift.expiresAt.toISOString(),
      notifyUrl: gift.notifyUrl,
    })
    const kept = await recordPrepay(app, gift, prepayId)
    return kept ?? refuse('CHECKING', { giftId: gift.giftId })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    app.log.warn({ err: error, giftId: gift.giftId }, 'a prepay was not given')
    return refusalOf(error, gift)
  }
}

/** Without a prepay id nobody can pay, so whatever went wrong, nothing was charged. */
function refusalOf({ failure }: ProviderError, { giftId }: FrozenGift): Refusal {
  if (failure.kind !== 'conflict') return refuse('PAYMENT_UNAVAILABLE', { giftId })
  if (failure.which === 'paid') return refuse('CHECKING', { giftId })
  return refuse(failure.which === 'closed' ? 'GIFT_CLOSED' : 'PAYMENT_UNAVAILABLE', { giftId })
}

export function noteStep(
  app: App,
  { projectId, key, via }: GiftTerms,
  step: 'start' | 'refused',
  reason?: string,
) {
  const at = app.clock.now().toISOString()
  app.events.add([{ step, at, projectId, giftKey: key, ...via, reason }], 'server')
}
