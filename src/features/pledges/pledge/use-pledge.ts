/** One pledge with what its donor can do about it. Each change answers with the pledge as it then is. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Pledge } from '../../../../contracts/pledges'
import { type Answer, type Asked, call, type Trouble, useAnswer } from '../../../cloud'
import { usePageShownAgain } from '../../../platform'
import { isUnsigned, unsigned } from '../signing/sign'

export type OwnPledge = {
  asked: Asked<Pledge>
  /** The last change that did not come about. */
  trouble: Trouble | undefined
  changing: boolean
  /** Something is on its way, and no more looks are made by themselves. */
  resting: boolean
  /** A month is paid, and the pledge does not say so yet: pausing or skipping would hit that month. */
  booking: boolean
  /** The answer, or undefined when it did not come about, or another change is under way. */
  change<Changed extends Pledge>(ask: () => Promise<Answer<Changed>>): Promise<Changed | undefined>
  /** Asks after it again, as often as at first. */
  lookAgain(): void
  /** A gift is in the ledger, and its month follows in a moment: asked after until it glows. */
  expect(giftId: string): void
}

/** Waits between looks at what is on its way: a signature, a charge. About two minutes in all. */
const LOOK_AFTER_MS = [400, 800, 1_500, 2_500, 4_000, 6_000, 8_000] as const
const LOOK_AFTER_MS_MAX = 10_000
const LOOKS_MAX = 16

export function usePledge(pledgeId: string): OwnPledge {
  const asked = useAnswer(pledgeId, () => askFor(pledgeId))
  const [changed, setChanged] = useState<Pledge>()
  const [trouble, setTrouble] = useState<Trouble>()
  const [changing, setChanging] = useState(false)
  // A second tap in the same turn, before the button has changed.
  const busy = useRef(false)
  const pledge = changed ?? asked.value

  // A newer answer takes the place of what a change was answered with.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer ends it.
  useEffect(() => setChanged(undefined), [asked.value])
  const [expected, setExpected] = useState<string>()
  const booking = pledge !== undefined && !isBooked(pledge, expected)
  const waits = pledge !== undefined && (isOnItsWay(pledge) || booking)
  const { resting, lookAgain } = useLooks(waits, asked.again)
  usePageShownAgain(lookAgain)

  return {
    asked: { ...asked, value: pledge, again: lookAgain },
    trouble,
    changing,
    resting,
    // Whatever became of it, nobody is held up for longer than it is looked after.
    booking: booking && !resting,
    async change(wish) {
      if (busy.current) return undefined
      busy.current = true
      setChanging(true)
      const answer = await wish()
      busy.current = false
      setChanging(false)
      setTrouble(answer.ok ? undefined : answer.trouble)
      // It may have changed elsewhere, as when its contract was ended on the phone: what stands is shown.
      if (!answer.ok && answer.trouble.kind === 'refused') asked.again()
      if (!answer.ok) return undefined
      setChanged(answer.value)
      return answer.value
    },
    lookAgain,
    expect(giftId) {
      setExpected(giftId)
      lookAgain()
    },
  }
}

/** As it stands; what is on its way is asked after at the payment service. */
async function askFor(pledgeId: string): Promise<Answer<Pledge>> {
  const shown = await call('pledges.show', { pledgeId })
  const answer = shown.ok && isOnItsWay(shown.value) ? await synced(shown) : shown
  // What is known to its end, the phone need not remember.
  if (answer.ok && !isUnsigned(answer.value)) unsigned.forget(pledgeId)
  return answer
}

async function synced(shown: { ok: true; value: Pledge }): Promise<Answer<Pledge>> {
  const answer = await call('pledges.sync', { pledgeId: shown.value.pledgeId })
  return answer.ok ? answer : shown
}

function isOnItsWay(pledge: Pledge): boolean {
  return (
    isUnsigned(pledge) ||
    pledge.underWay !== undefined ||
    pledge.months.some(({ state }) => state === 'charging')
  )
}

/** Whether the month of a gift is known to be paid, where one is waited for. */
function isBooked({ state, months }: Pledge, giftId: string | undefined): boolean {
  if (giftId === undefined) return true
  const paid = months.some((month) => month.giftId === giftId && month.state === 'paid')
  return paid && state !== 'signing'
}

/** Looks with growing pauses while something is on its way, then waits to be asked. */
function useLooks(waits: boolean, again: () => void): { resting: boolean; lookAgain: () => void } {
  const [looks, setLooks] = useState(0)
  useEffect(() => {
    if (!waits || looks >= LOOKS_MAX) return undefined
    const timer = setTimeout(() => {
      setLooks(looks + 1)
      again()
    }, LOOK_AFTER_MS[looks] ?? LOOK_AFTER_MS_MAX)
    return () => clearTimeout(timer)
  }, [waits, looks, again])
  const lookAgain = useCallback(() => {
    setLooks(0)
    again()
  }, [again])
  return { resting: waits && looks >= LOOKS_MAX, lookAgain }
}
