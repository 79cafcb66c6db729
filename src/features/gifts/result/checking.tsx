import type { ReactNode } from 'react'
import { openPage } from '../../../platform'
import { Button, useCopy } from '../../../ui'
import { resultCopy } from './copy'
import { Outcome } from './outcome'
import type { Following } from './use-following'

/** The server knows no such gift of this person's: there is nothing to check. */
export function NoGift(): ReactNode {
  const copy = useCopy(resultCopy)
  return (
    <Outcome title={copy.noGift} text={copy.noGiftText}>
      <Button kind="primary" onPress={() => openPage('gifts', {})}>
        {copy.mine}
      </Button>
      <Button kind="plain" onPress={() => openPage('home', {})}>
        {copy.home}
      </Button>
    </Outcome>
  )
}

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

function useSentence({ trouble, slow, resting }: Following): string {
  const copy = useCopy(resultCopy)
  if (trouble?.kind === 'offline' || trouble?.kind === 'slow') return copy.offlineText
  if (trouble?.kind === 'busy' || trouble?.kind === 'fault') return copy.busyText
  if (resting) return copy.restingText
  return slow ? copy.slowText : copy.checkingText
}
