/**
 * The payment service's own page, where a person signs a debit contract or refuses it. What it says proves
 * nothing: whoever calls asks the server afterwards (`pledges.sync`), whatever the word was. Twins:
 * WeChat's mini program for it, the phone around a browser's page, the simulator's page. This one is for tests.
 */
import type { ContractInvitation } from '../../contracts/pledges'
import type { ContractWord } from './contract-word'

/** Opens the page and waits until the person is back, however long they take. Never rejects. */
export type SignContract = (invitation: ContractInvitation) => Promise<ContractWord>

export const signContract: SignContract = async () => 'signed'
