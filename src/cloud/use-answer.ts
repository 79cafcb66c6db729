/** A read for a screen: asked when the screen appears, kept while it is asked again. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { network } from '../platform'
import type { Answer, Trouble } from './trouble'

/** A phone can be online and reach nobody, and then no event tells of the end: it is asked again by itself, ever more seldom. */
const ASK_AGAIN_MS = 4_000
const ASK_AGAIN_MS_MAX = 60_000

export type Asked<Value> = {
  /** The last good answer; stays while a newer one is on its way or fails. */
  value: Value | undefined
  /** Of the last try; undefined while one is under way or after a good answer. */
  trouble: Trouble | undefined
  waiting: boolean
  again(): void
}

/**
 * @param about what is asked about, such as a project's id: another one starts afresh
 * @param asks must be the same question for the same `about`
 */
export function useAnswer<Value>(about: string, asks: () => Promise<Answer<Value>>): Asked<Value> {
  const [state, setState] = useState<{ about: string; value?: Value; trouble?: Trouble }>({ about })
  const [waiting, setWaiting] = useState(true)
  const latest = useRef(0)
  const question = useRef(asks)
  question.current = asks

  const ask = useCallback(() => {
    const mine = ++latest.current
    void question.current().then((answer) => {
      // An answer to an older question comes too late to matter.
      if (mine !== latest.current) return
      setWaiting(false)
      setState((before) => {
        if (answer.ok) return { about, value: answer.value }
        const kept = before.about === about && before.value !== undefined
        return { about, trouble: answer.trouble, ...(kept ? { value: before.value } : {}) }
      })
    })
  }, [about])
  const again = useCallback(() => {
    setWaiting(true)
    ask()
  }, [ask])

  useEffect(() => {
    again()
    return () => {
      latest.current += 1
    }
  }, [again])

  const offline = state.about === about && state.trouble?.kind === 'offline'
  useEffect(() => {
    // Once the phone is connected again, nobody should have to tap for it.
    return offline ? network.watch((online) => online && again()) : undefined
  }, [offline, again])
  const failed = state.trouble
  const pauseMs = useRef(ASK_AGAIN_MS)
  useEffect(() => {
    if (!offline) {
      pauseMs.current = ASK_AGAIN_MS
      return undefined
    }
    // Quietly: its sentence and its button stay while nothing has changed.
    const timer = failed && setTimeout(ask, pauseMs.current)
    pauseMs.current = Math.min(ASK_AGAIN_MS_MAX, pauseMs.current * 2)
    return () => clearTimeout(timer)
  }, [offline, failed, ask])

  const current = state.about === about ? state : undefined
  return { value: current?.value, trouble: waiting ? undefined : current?.trouble, waiting, again }
}
