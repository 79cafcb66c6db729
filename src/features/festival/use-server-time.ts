import { useEffect, useState } from 'react'
import { serverClock } from '../../cloud/server-time'

const SECOND_MS = 1_000

/** The server's time while the page is looked at: each second where seconds are shown, else each minute. */
export function useServerTime(shown: boolean, seconds: boolean): Date {
  const [now, setNow] = useState(() => serverClock.now())
  useEffect(() => {
    if (!shown) return undefined
    let timer: ReturnType<typeof setTimeout>
    const every = seconds ? SECOND_MS : 60 * SECOND_MS
    const tick = (): void => {
      const at = serverClock.now()
      setNow(at)
      // On the beat, so that no second is shown for two.
      timer = setTimeout(tick, every - (at.getTime() % every) + 5)
    }
    tick()
    return () => clearTimeout(timer)
  }, [shown, seconds])
  return now
}
