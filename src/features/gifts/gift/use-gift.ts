/** One gift with what its donor can do about it. Each change answers with the gift as it then is. */
import { useEffect, useState } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { type Answer, type Asked, call, type Trouble, useAnswer } from '../../../cloud'
import { usePageShownAgain } from '../../../platform'
import { judge } from '../journey/checking'
import { conclude } from '../journey/follow'
import { outside } from '../outside'

export type OwnGift = {
  asked: Asked<Gift>
  /** The last change that did not come about. */
  trouble: Trouble | undefined
  changing: boolean
  /** Nothing was charged, for certain: it expired, or the provider was asked and knows of no payment. */
  unpaid: boolean
  /** True when it came about. */
  change(ask: () => Promise<Answer<Gift>>): Promise<boolean>
}

/** A refund usually takes seconds; somebody who waits for it sees it arrive. */
const LOOK_AGAIN_MS = 4_000
const LOOKS_AGAIN_MAX = 8

export function useGift(giftId: string): OwnGift {
  const [certain, setCertain] = useState(false)
  const asked = useAnswer(giftId, () => askFor(giftId, setCertain))
  const [changed, setChanged] = useState<Gift>()
  const [trouble, setTrouble] = useState<Trouble>()
  const [changing, setChanging] = useState(false)

  const again = (): void => {
    setChanged(undefined)
    asked.again()
  }
  usePageShownAgain(again)
  const gift = changed ?? asked.value
  useLooksAgain(gift?.refunds.some(({ state }) => state === 'under_way') ?? false, again)

  return {
    asked: { ...asked, value: gift },
    trouble,
    changing,
    unpaid: gift?.state === 'expired' || (gift?.state === 'started' && certain),
    async change(ask) {
      if (changing) return false
      setChanging(true)
      const answer = await ask()
      setChanging(false)
      setTrouble(answer.ok ? undefined : answer.trouble)
      if (answer.ok) setChanged(answer.value)
      return answer.ok
    },
  }
}

/** As it stands; one that still waits for its payment is asked after at the provider. */
async function askFor(
  giftId: string,
  onProviderAsked: (answered: boolean) => void,
): Promise<Answer<Gift>> {
  const shown = await call('gifts.show', { giftId })
  if (!shown.ok || shown.value.state !== 'started') return shown
  const synced = await call('gifts.sync', { giftId })
  onProviderAsked(synced.ok)
  if (!synced.ok) return shown
  const verdict = judge(synced.value, 'unknown')
  if (verdict !== 'waiting') conclude(outside, giftId, verdict)
  return synced
}

function useLooksAgain(waiting: boolean, again: () => void): void {
  const [looks, setLooks] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look plans the next.
  useEffect(() => {
    if (!waiting || looks >= LOOKS_AGAIN_MAX) return undefined
    const timer = setTimeout(() => {
      setLooks(looks + 1)
      again()
    }, LOOK_AGAIN_MS)
    return () => clearTimeout(timer)
  }, [waiting, looks])
}
