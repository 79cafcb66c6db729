import { useEffect } from 'react'
import { call } from '../../cloud'
import { launch, useCardHere } from '../../platform'

/**
 * Says once that a friend's card opened this page, as the person who opened it. A card that nobody knows,
 * or a call without an answer, is nobody's trouble: it only counts. Moments has no person to count.
 */
export function useOpenedCard(): void {
  const shareId = useCardHere()
  const { scene, readOnly } = launch()
  useEffect(() => {
    if (shareId === undefined || readOnly) return
    const opening = { shareId, ...(scene > 0 ? { scene } : {}) }
    void call('shares.open', opening, { asPerson: true })
  }, [shareId, scene, readOnly])
}
