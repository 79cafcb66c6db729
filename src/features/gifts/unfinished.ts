/**
 * After a launch: looks after gifts whose outcome this phone never saw, because the app was closed in
 * the cashier or the network went. What turns out to be paid is offered; nothing is paid from here.
 */
import { useCallback, useEffect, useState } from 'react'
import type { Gift } from '../../../contracts/gifts'
import { launch } from '../../platform'
import { judge } from './journey/checking'
import { conclude, type Follower } from './journey/follow'
import { isUseless } from './journey/unfinished'
import { outside } from './outside'

/** `envelopeId`, `pledgeId`: it was wrapped, or is given every month, and goes on there. */
export type Found = { gift: Gift; envelopeId?: string; pledgeId?: string }

/** Asks once about each gift that waits; the newest that was paid is the answer. */
export async function findUnfinished(
  follower: Pick<Follower, 'look' | 'unfinished' | 'record'>,
  now: Date,
): Promise<Found | undefined> {
  let found: Found | undefined
  for (const entry of follower.unfinished.all()) {
    const { key, giftId, envelopeId, pledgeId } = entry
    const answer = giftId === undefined ? undefined : await follower.look(giftId)
    const gift = answer?.ok ? answer.value : undefined
    const verdict = gift ? judge(gift, 'unknown') : 'waiting'
    if (giftId !== undefined && verdict !== 'waiting') conclude(follower, giftId, verdict)
    else if (isUseless(entry, now, gift ? 'unpaid' : 'not-known'))
      follower.unfinished.forget({ key })
    if (gift && verdict !== 'waiting' && verdict !== 'unpaid') {
      found = { gift, ...(envelopeId && { envelopeId }), ...(pledgeId && { pledgeId }) }
    }
  }
  return found
}

/** For a page that opens first: the gift that was found, until it is put away. */
export function useUnfinishedGift(): { found: Found | undefined; putAway: () => void } {
  const [found, setFound] = useState<Found>()
  useEffect(() => {
    if (launch().readOnly) return undefined
    let gone = false
    void lookOnce().then((looked) => {
      if (!gone) setFound(looked)
    })
    return () => {
      gone = true
    }
  }, [])
  const putAway = useCallback(() => {
    looked = Promise.resolve(undefined)
    setFound(undefined)
  }, [])
  return { found, putAway }
}

let looked: Promise<Found | undefined> | undefined

/** Once a launch, however many pages ask. */
function lookOnce(): Promise<Found | undefined> {
  looked ??= findUnfinished(outside, outside.now())
  return looked
}
