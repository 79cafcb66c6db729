import type { ReactNode } from 'react'
import { openPage } from '../../../platform'
import { Button, useCopy } from '../../../ui'
import { resultCopy } from './copy'
import { Outcome } from './outcome'
import type { Following } from './use-following'

/** Nothing is known yet: it says so, asks by itself, and offers no second payment. */
export function Checking({ following }: { following: Following }): ReactNode {
  const copy = useCopy(resultCopy)
  const { resting, lookAgain } = following
  return (
    <Outcome title={copy.checking} text={useSentence(following)}>
      {resting ? (
        <>
          <Button kind="primary" onPress={lookAgain}>
            {copy.lookAgain}
          </Button>
          <Button kind="plain" onPress={() => openPage('gifts', {})}>
            {copy.mine}
          </Button>
        </>
      ) : null}
    </Outcome>
  )
}

function useSentence({ reached, slow, resting }: Following): string {
  const copy = useCopy(resultCopy)
  if (!reached) return copy.offlineText
  if (resting) return copy.restingText
  return slow ? copy.slowText : copy.checkingText
}
