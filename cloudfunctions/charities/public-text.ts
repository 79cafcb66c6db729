/** Whatever everybody will read passes the content check and the operator's words before it is shown. */
import { type Refusal, refuse } from '../../contracts/errors'
import type { App } from '../app'
import type { Donor } from '../bind'

/** So that each part is read as a whole, and no word is made of the end of one and the start of the next. */
const BETWEEN = '\n'

/**
 * Undefined when the texts may be shown. What the platform does not judge waits; an operator, who is the
 * person that would look at it, may show it.
 */
export async function checkPublicText(
  app: App,
  donor: Donor,
  texts: readonly (string | undefined)[],
): Promise<Refusal | undefined> {
  const text = texts.filter(Boolean).join(BETWEEN)
  if (text === '') return undefined
  const openid = app.sealer.open(donor.openidSealed)
  const { verdict } = await app.chat.checkText({ openid, text, scene: 'forum' })
  if (verdict === 'risky') return refuse('TEXT_REFUSED')
  return verdict === 'pass' || donor.operator ? undefined : refuse('TEXT_UNCHECKED')
}
