/** From "give every month" to the pledge: the journey of a gift, and the signing that may lie behind it. */
import { useEffect, useState } from 'react'
import { replacePage, type Via } from '../../../platform'
import { useGiving } from '../../gifts'
import { goAndSign, isSignedAfterAll } from '../signing/sign'

export type Signing = 'none' | 'signing' | 'checking' | 'unsigned'

export function usePromise(from: { projectId: string; via: Via }) {
  const [signing, setSigning] = useState<Signing>('none')
  const { giving, moment } = useGiving(
    from,
    () => undefined,
    (giftId, { pledgeId = '' }) => replacePage('pledge', { pledgeId, giftId }),
  )
  const promised = moment.at === 'promised' ? moment : undefined

  const goOn = async ({ pledgeId, contract }: NonNullable<typeof promised>) => {
    // It says that it is agreed, once it is.
    const toPledge = () => replacePage('pledge', { pledgeId, begun: 'yes' })
    if (!contract) return toPledge()
    setSigning('signing')
    const word = await goAndSign(contract, { pledgeId, projectId: from.projectId })
    if (word === 'signed' || word === 'unknown') return toPledge()
    setSigning('checking')
    if (await isSignedAfterAll(pledgeId)) return toPledge()
    setSigning('unsigned')
    // The same wish keeps its key, so that signing once more is the same pledge.
    giving.close()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: it happens once for each promise.
  useEffect(() => {
    if (promised) void goOn(promised)
  }, [promised?.pledgeId, promised === undefined])

  return { giving, moment, signing }
}
