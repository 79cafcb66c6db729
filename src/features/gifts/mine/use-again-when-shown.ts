import { useCallback, useRef } from 'react'
import { usePageShow } from '../../../platform'

/** Asks again when somebody comes back to the page, where a gift may have been undone; not at the first showing. */
export function useAgainWhenShown(again: () => void): void {
  const latest = useRef(again)
  latest.current = again
  const shownBefore = useRef(false)
  usePageShow(
    useCallback(() => {
      if (shownBefore.current) latest.current()
      shownBefore.current = true
    }, []),
  )
}
