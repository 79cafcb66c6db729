/**
 * The payment service's own page, where a person signs a debit contract or refuses it. What it says proves
 * nothing: whoever calls asks the server afterwards (`pledges.sync`), whatever the word was. Twins:
 * WeChat's mini program for it, the phone around a browser's page, the simulator's page. This one is for tests.
 */
import type { ContractInvitation } from '../../contracts/pledges'

/** `cancelled`: it was left, or never opened; `unknown`: the person came back without a word. */
export type ContractWord = 'signed' | 'refused' | 'cancelled' | 'unknown'

/** Opens the page and waits until the person is back, however long they take. Never rejects. */
export type SignContract = (invitation: ContractInvitation) => Promise<ContractWord>

export const signContract: SignContract = async () => 'signed'

/** Reads what the payment service hands back. Some failures say nothing at all. */
export function contractWordIn(extraData: unknown): ContractWord {
  if (typeof extraData !== 'object' || extraData === null) return 'unknown'
  const said: unknown = Reflect.get(extraData, 'return_code')
  if (said === 'SUCCESS') return 'signed'
  return said === 'FAIL' ? 'refused' : 'unknown'
}
