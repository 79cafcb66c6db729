/** Going to sign, and coming back. The phone's word proves nothing: the server is asked after it. */
import type { ContractInvitation, Pledge } from '../../../../contracts/pledges'
import { call } from '../../../cloud'
import { serverClock } from '../../../cloud/server-time'
import { type ContractWord, signContract, storage } from '../../../platform'
import { type Unsigned, unsignedIn } from './unsigned'

const DRAWER = 'pledges.unsigned'

export const unsigned = unsignedIn({
  read: () => storage.read(DRAWER),
  write: (entries) => storage.write(DRAWER, entries),
})

/** Opens the payment service's page; the pledge is written down before. */
export async function goAndSign(
  invitation: ContractInvitation,
  { pledgeId, input }: Pick<Unsigned, 'pledgeId' | 'input'>,
): Promise<ContractWord> {
  unsigned.keep({ pledgeId, at: serverClock.now().toISOString(), ...(input && { input }) })
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

/** Another invitation to the same contract; undefined where only a new promise can bring one. */
export async function inviteAgain(
  pledge: Pledge,
): Promise<Awaited<ReturnType<typeof askAgain>> | undefined> {
  const { input } = unsigned.find(pledge.pledgeId) ?? {}
  if (pledge.state === 'signing' && !input) return undefined
  return askAgain(pledge, input)
}

async function askAgain({ pledgeId, unsigned: of }: Pledge, input: Unsigned['input']) {
  if (input && !of) return call('pledges.start', input)
  const projectId = of?.projectId
  return call('pledges.change', { pledgeId, way: 'contract', ...(projectId && { projectId }) })
}
