/** One wish, one order: what its giver left unpaid is closed before the next begins (docs/decisions/0009). */
import { type Refusal, refuse } from '../../contracts/errors'
import type { App } from '../app'
import type { Donor } from '../bind'
import { type OrderRef, ProviderError } from '../payments'
import { projectOf } from './gift-id'
import { readGift } from './rows'
import { closeUnpaid } from './settle'

/** Undefined once nobody can pay the earlier gift any more; else its giver is led to it, and starts nothing. */
export async function closeEarlier(
  app: App,
  { donorId }: Donor,
  giftId: string,
): Promise<Refusal | undefined> {
  const gift = await readGift(app, { projectId: projectOf(giftId), giftId, donorId })
  if (!gift || gift.state === 'expired') return undefined
  const isClosed =
    gift.state === 'started' && (await close(app, { mchid: gift.mchid, orderNumber: giftId }))
  return isClosed ? undefined : refuse('EARLIER_GIFT', { giftId })
}

/** False also when the provider could not be asked: the order may be paid at this moment. */
async function close(app: App, order: OrderRef): Promise<boolean> {
  try {
    return (await closeUnpaid(app, order)) === 'gone'
  } catch (error) {
    if (error instanceof ProviderError) return false
    throw error
  }
}
