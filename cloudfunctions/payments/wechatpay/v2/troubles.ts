/** What WeChat Pay's codes for a debit mean to its payer. */
import type { DebitTrouble } from '../../../../contracts/pledges'
import { plain } from '../failures'

const TROUBLES: ReadonlyMap<string, DebitTrouble> = new Map([
  ['NOTENOUGH', 'NO_MONEY'],
  ['RULELIMIT', 'LIMIT'],
  ['CONTRACTERROR', 'CONTRACT_ENDED'],
  ['CONTRACTNOTEXIST', 'CONTRACT_ENDED'],
  ['ACCOUNTERROR', 'CARD'],
  ['USERACCOUNTABNORMAL', 'CARD'],
])

/** `undefined` of a code that is none of the payer's, or that we never heard of. */
export function troubleOf(code: string): DebitTrouble | undefined {
  return TROUBLES.get(plain(code))
}
