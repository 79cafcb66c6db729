import { useCallback, useEffect, useState } from 'react'
import { ControlFailed, control, sentenceOf } from '../control'
import type { CrowdSeen, CrowdWish } from './crowd-wish'

/** The crowd as it comes by; a simulator that calls no crowds answers 404, and `isThere` stays false. */

const AGAIN_MS = 1_000

export const useCrowd = () => {
  const [seen, setSeen] = useState<CrowdSeen>()
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()

  const look = useCallback(async () => {
    try {
      setSeen(await control<CrowdSeen>('/crowd'))
    } catch (error) {
      if (error instanceof ControlFailed && error.status === 404) setSeen(undefined)
    }
  }, [])

  useEffect(() => void look(), [look])

  const isRunning = seen?.running ?? false
  useEffect(() => {
    if (!isRunning) return
    const looking = setInterval(look, AGAIN_MS)
    return () => clearInterval(looking)
  }, [isRunning, look])

  const send = async (path: string, body: object) => {
    setBusy(true)
    setFailed(undefined)
    await control(path, body).catch((error: unknown) => setFailed(sentenceOf(error)))
    await look()
    setBusy(false)
  }

  return {
    isThere: seen !== undefined,
    seen,
    isBusy,
    failed,
    look,
    start: (wish: CrowdWish) => send('/crowd', wish),
    stop: () => send('/crowd/stop', {}),
  }
}

export type Crowd = ReturnType<typeof useCrowd>
