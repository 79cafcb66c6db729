/** What is begun on a page without an id: from its first save on the page's address names it. */
import { useRef } from 'react'
import { nameInAddress, type RouteName, usePageShownAgain } from '../../../platform'

/** Answers how to tell the id. The page may have been left while it was on its way, and then names it on the way back. */
export function useNamed(page: RouteName, param: string): (id: string) => void {
  const known = useRef<string>()
  usePageShownAgain(() => {
    if (known.current) nameInAddress(page, param, known.current)
  })
  return (id) => {
    known.current = id
    nameInAddress(page, param, id)
  }
}
