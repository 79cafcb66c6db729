/** Going to sign, and coming back. The phone's word proves nothing: the server is asked after it. */
import type { ContractInvitation, Pledge } from '../../../../contracts/pledges'
import { call } from '../../../cloud'
import { serverClock } from '../../../cloud/server-time'
import { type ContractWord, signContract, storage } from '../../../platform'
import { type Unsigned, unsignedIn } from './unsigned'

/** Where a phone keeps the pledges that wait for a signature. */
export const UNSIGNED_PLEDGES = 'pledges.unsigned'

export const unsigned = unsignedIn({
  read: () => storage.read(UNSIGNED_PLEDGES),
  write: (entries) => storage.write(UNSIGNED_PLEDGES, entries),
})

/** Opens the payment service's page; the pledge is written down before. */
export async function goAndSign(
  invitation: ContractInvitation,
  entry: Omit<Unsigned, 'at'>,
): Promise<ContractWord> {
  unsigned.keep({ ...entry, at: serverClock.now().toISOString() })
  return signContract(invitation)
}

/** Whether it waits for a contract. */
export function isUnsigned({ state, way, unsigned: of }: Pledge): boolean {
  return of !== undefined || (state === 'signing' && way === 'contract')
}

/** After a "no", or a page that was left: the server may know better. */
export async function isSignedAfterAll(pledgeId: string): Promise<boolean> {
  const answer = await call('pledges.sync', { pledgeId })
  return answer.ok && !isUnsigned(answer.value) && answer.value.state !== 'ended'
}

/** Asks for another invitation to the same contract, with what is to count once it is signed. */
export async function inviteAgain({ pledgeId, unsigned: of }: Pledge) {
  const { changes } = unsigned.find(pledgeId) ?? {}
  const projectId = of?.projectId
  return call('pledges.change', {
    ...(projectId && { projectId }),
    ...changes,
    pledgeId,
    way: 'contract',
  })
}
