import { useCallback, useEffect, useRef, useState } from 'react'
import { ControlFailed, control, sentenceOf } from '../control'
import type { Words } from '../log/words'
import { shortMoment } from './clock-words'

/** The simulator's clock: ticking here, moved there. */

type Told = { now: string; nextDueAt?: string; stops?: number }
export type Outcome = Words & { isFailure: boolean }
export type Clock = ReturnType<typeof useClock>

const AGAIN_MS = 15_000
const AGAIN_ON_THE_WAY_MS = 1_000

export const useClock = () => {
  const [told, setTold] = useState<{ atMs: number; heardMs: number; dueMs: number | undefined }>()
  const [isTravelling, setTravelling] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const [, tick] = useState(0)
  const onTheWay = useRef(false)

  const hear = useCallback(({ now, nextDueAt }: Told) => {
    const dueMs = nextDueAt === undefined ? undefined : Date.parse(nextDueAt)
    setTold({ atMs: Date.parse(now), heardMs: performance.now(), dueMs })
  }, [])

  // What is not heard now is heard next time; the face says when nothing was heard at all.
  const look = useCallback(() => control<Told>('/clock').then(hear, () => undefined), [hear])

  useEffect(() => {
    void look()
    const looking = setInterval(look, isTravelling ? AGAIN_ON_THE_WAY_MS : AGAIN_MS)
    return () => clearInterval(looking)
  }, [look, isTravelling])

  useEffect(() => {
    const ticking = setInterval(() => tick((count) => count + 1), 1_000)
    return () => clearInterval(ticking)
  }, [])

  /** One at a time; says how it ended, and never throws. */
  const travel = async (way: () => Promise<Told>) => {
    if (onTheWay.current) return
    onTheWay.current = true
    setTravelling(true)
    setOutcome(undefined)
    try {
      const arrived = await way()
      hear(arrived)
      setOutcome(arrival(arrived))
    } catch (error) {
      setOutcome(failure(error))
      await look()
    } finally {
      onTheWay.current = false
      setTravelling(false)
    }
  }

  const post = (body: { advanceMs: number } | { to: string }) => control<Told>('/clock', body)

  return {
    /** `undefined` until the simulator was heard. */
    nowMs: told && told.atMs + (isTravelling ? 0 : performance.now() - told.heardMs),
    /** When the product wants to be woken next, if it said so and it still lies ahead. */
    dueMs: told?.dueMs,
    isTravelling,
    outcome,
    look,
    advance: (advanceMs: number) => travel(() => post({ advanceMs })),
    goTo: (ms: number) => travel(() => post({ to: new Date(ms).toISOString() })),
    /** Asks the product first, since what it said may be old. */
    goToNextDue: () =>
      travel(async () => {
        const { now, nextDueAt } = await post({ advanceMs: 0 })
        if (nextDueAt === undefined || nextDueAt <= now) throw new NothingDue()
        return post({ to: nextDueAt })
      }),
  }
}

class NothingDue extends Error {}

const arrival = ({ now, stops = 0 }: Told): Outcome => {
  const moment = shortMoment(Date.parse(now), Date.parse(now))
  return {
    isFailure: false,
    chinese: `到了 ${moment}，路上停了 ${stops} 次。`,
    english: `Arrived; ${stops} ${stops === 1 ? 'stop' : 'stops'} on the way.`,
  }
}

const failure = (error: unknown): Outcome => {
  if (error instanceof NothingDue) {
    return {
      isFailure: true,
      chinese: '产品没有说前面有到期的事。',
      english: 'The product names nothing that is due ahead.',
    }
  }
  return { isFailure: true, chinese: reasonChinese(error), english: sentenceOf(error) }
}

const reasonChinese = (error: unknown) => {
  const status = error instanceof ControlFailed ? error.status : undefined
  if (status === 409) return '时间没有走到那里。'
  if (status === 502) return '产品没有跟上，时间停在了半路。'
  if (status === 400) return '去不了这个时间。'
  return '时间没有动。'
}
