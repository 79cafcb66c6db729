import { useRef, useState } from 'react'

/** One thing at a time: a second tap while it is under way does nothing, also in the same turn. */
export function useOnce() {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  return {
    busy,
    once: (work: () => Promise<void>) => () => {
      if (running.current) return
      running.current = true
      setBusy(true)
      void work().finally(() => {
        running.current = false
        setBusy(false)
      })
    },
  }
}
