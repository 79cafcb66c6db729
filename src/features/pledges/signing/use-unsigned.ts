/** A signing of which this phone does not know the end: the server is asked before anything is said of it. */
import { useEffect, useState } from 'react'
import { call } from '../../../cloud'
import { isUnsigned, unsigned } from './sign'
import type { Unsigned } from './unsigned'

/** Undefined until the server has been asked, and when it knows the end: then the phone forgets it. */
export function useUnsigned(
  which: (entries: readonly Unsigned[]) => Unsigned | undefined,
): Unsigned | undefined {
  const [entry] = useState(() => which(unsigned.all()))
  const [waits, setWaits] = useState(false)
  useEffect(() => {
    if (!entry) return undefined
    let gone = false
    void isOpen(entry).then((open) => {
      if (!gone) setWaits(open)
    })
    return () => {
      gone = true
    }
  }, [entry])
  return waits ? entry : undefined
}

/** Without an answer nothing is known of it, and that is what is said. */
async function isOpen({ pledgeId }: Unsigned): Promise<boolean> {
  const answer = await call('pledges.sync', { pledgeId })
  const known = answer.ok
    ? !isUnsigned(answer.value)
    : answer.trouble.kind === 'refused' && answer.trouble.name === 'NO_SUCH_PLEDGE'
  if (known) unsigned.forget(pledgeId)
  return !known
}
