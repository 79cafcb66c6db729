/** Sends a change; a large sum is asked about first, and a contract signed after. */
import { type ComponentProps, useState } from 'react'
import type { Pledge } from '../../../../contracts/pledges'
import { call, type Trouble } from '../../../cloud'
import { type GiftDraft, newIntent, type SecondQuestion } from '../../gifts'
import { goAndSign } from '../signing/sign'
import type { Changes } from '../signing/unsigned'
import type { OwnPledge } from './use-pledge'

type Asking = ComponentProps<typeof SecondQuestion>['asking']
type Pending = { changes: Changes; draft: GiftDraft }

export function useChange(
  { pledgeId, amountFen }: Pledge,
  own: OwnPledge,
  /** `waits`: nothing is changed before its contract is signed. */
  onEnd: (what: 'changed' | 'waits' | 'refused') => void,
) {
  const [pending, setPending] = useState<Pending>()
  const [asking, setAsking] = useState<Asking>()

  const ask = (changes: Changes, draft: GiftDraft, usualFen?: number): void => {
    setPending({ changes, draft })
    const why = usualFen === undefined ? 'large' : 'unusual'
    const intent = newIntent(draft, pledgeId)
    setAsking({ at: 'asking-again', intent, why, ...(usualFen !== undefined && { usualFen }) })
  }

  const carryOut = async ({ changes, draft }: Pending, confirmedLarge: boolean) => {
    let unusual: number | undefined
    const changed = await own.change(async () => {
      const answer = await call('pledges.change', {
        pledgeId,
        ...changes,
        ...(confirmedLarge && { confirmedLarge }),
      })
      if (!answer.ok) unusual = medianIn(answer.trouble)
      return answer
    })
    if (!changed) {
      if (unusual !== undefined && !confirmedLarge) return ask(changes, draft, unusual)
      return onEnd('refused')
    }
    onEnd(changed.contract ? 'waits' : 'changed')
    if (!changed.contract) return
    const { projectId } = changed
    await goAndSign(changed.contract, { pledgeId, projectId, changes })
    own.lookAgain()
  }

  return {
    asking,
    send(changes: Changes, draft: GiftDraft, large: boolean): void {
      // A sum that stays as it is was asked about before.
      if (large && draft.amountFen !== amountFen) ask(changes, draft)
      else void carryOut({ changes, draft }, false)
    },
    confirm(): void {
      setAsking(undefined)
      if (pending) void carryOut(pending, true)
    },
    back: (): void => setAsking(undefined),
  }
}

/** The donor's usual sum, when the server asks whether this one is meant. */
function medianIn(trouble: Trouble): number | undefined {
  if (trouble.kind !== 'refused' || trouble.name !== 'CONFIRM_LARGE_AMOUNT') return undefined
  const { medianFen } = trouble.details
  return typeof medianFen === 'number' ? medianFen : 0
}
