/** Freeze, ask, record (ARCHITECTURE.md): a crash between any two lines loses nothing. */
import { isRefusal, type Refusal } from '../../contracts/errors'
import { giftsStart } from '../../contracts/gifts'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { agreeToNames } from '../consents'
import { sql } from '../db'
import { checkText, noteStep, openCashier, whyOver } from './cashier'
import { closeEarlier } from './earlier'
import { type FrozenGift, freezeGift, type GiftTerms } from './freeze'

export const startGift = bind(giftsStart, async (app, { donor }, input) => {
  const { key, showName, name, message } = input
  const textChecked = await checkText(app, donor, key, [showName ? name : undefined, message])
  if (isRefusal(textChecked)) return noted(app, input, textChecked)

  const earlier = input.insteadOf && (await closeEarlier(app, donor, input.insteadOf))
  if (earlier) return noted(app, input, earlier)

  const frozen = await freezeGift(app, donor, input, textChecked)
  if (!isRefusal(frozen)) await agreeByName(app, donor, input, frozen)
  return payFor(app, donor, input, frozen)
})

/** A name beside a gift is a yes to the consent for names, as long as it stands there. */
export async function agreeByName(
  app: App,
  { donorId }: Donor,
  { showName, name }: Pick<GiftTerms, 'showName' | 'name'>,
  { projectId, giftId }: Pick<FrozenGift, 'projectId' | 'giftId'>,
): Promise<void> {
  if (!showName || !name) return
  await agreeToNames(
    app,
    donorId,
    sql`exists (select from gift where project_id = ${projectId} and id = ${giftId} and show_name)`,
  )
}

/** From what was frozen, or why nothing was, to the open cashier, with the steps noted. */
export async function payFor(app: App, donor: Donor, terms: GiftTerms, gift: FrozenGift | Refusal) {
  if (isRefusal(gift)) return noted(app, terms, gift)
  const over = whyOver(gift, app.clock.now())
  if (over) return noted(app, terms, over)
  noteStep(app, terms, 'start')
  const cashier = await openCashier(app, donor, gift)
  return isRefusal(cashier) ? noted(app, terms, cashier) : cashier
}

export function noted(app: App, terms: GiftTerms, refusal: Refusal): Refusal {
  noteStep(app, terms, 'refused', refusal.refused)
  return refusal
}
