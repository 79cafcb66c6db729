/** The simulator's time, running on between two looks at it. */
import { useEffect, useRef, useState } from 'react'
import { useFresh } from '../control/use-fresh'

const LOOK_EVERY_MS = 3000
const TICK_MS = 1000

/** Milliseconds, virtual. */
export function usePageClock(): number {
  const { value } = useFresh<{ now: string }>('/clock', LOOK_EVERY_MS)
  const ahead = useRef(0)
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    if (value !== undefined) ahead.current = Date.parse(value.now) - Date.now()
    const tick = () => setNowMs(Date.now() + ahead.current)
    tick()
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [value])
  return nowMs
}
