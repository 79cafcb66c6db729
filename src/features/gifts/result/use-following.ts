/** What is known of a gift, looked after until its outcome is known: when it opens, when asked, when the page comes back. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { usePageShow } from '../../../platform'
import { conclude, followGift, type Known, NOTHING_KNOWN } from '../journey/follow'
import { outside } from '../outside'

export type Following = Known & { lookAgain: () => void }

export function useFollowing(giftId: string): Following {
  const [known, setKnown] = useState<Known>(NOTHING_KNOWN)
  const round = useRef(0)
  const latest = useRef(known)
  latest.current = known

  const lookAgain = useCallback(() => {
    round.current += 1
    const mine = round.current
    // A new round starts with quick looks again, and keeps what is known already.
    setKnown((before) => ({ ...before, slow: false, resting: false }))
    void followGift(outside, giftId, { tell: setKnown, stopped: () => mine !== round.current })
  }, [giftId])

  useEffect(() => {
    lookAgain()
    return () => {
      round.current += 1
    }
  }, [lookAgain])

  // Back from the background: a payment may have been finished there.
  usePageShow(
    useCallback(() => {
      if (latest.current.resting) lookAgain()
    }, [lookAgain]),
  )

  return { ...known, lookAgain }
}

/** Somebody else saw that the gift is paid, so that the phone need not look after it any more. */
export function useSeenPaid(giftId: string | undefined): void {
  useEffect(() => {
    if (giftId !== undefined) conclude(outside, giftId, 'lit')
  }, [giftId])
}
