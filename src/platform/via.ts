/** Where a person came from, as a gift and an event carry it (contracts/gifts.ts `Via`). */
import { useEffect } from 'react'
import { launch } from './launch'
import { enteredBy } from './opened-scene'
import { useRouteParam } from './routes'

export type Via = { shareId?: string; channel?: string; scene?: number }

/** The last card that opened a page, and the opening of the app in which it did. */
let came: { shareId: string; entered: string } | undefined

/**
 * The card, channel and scene of this page's opening; parts that are unknown are absent. A page that is
 * reached from one that a card opened came by that card as well, until the app is opened anew: what
 * is given on the way belongs to it.
 */
export function useVia(): Via {
  const here = useCardHere()
  const channel = useRouteParam('channel')
  const { scene } = launch()
  const entered = enteredBy()
  useEffect(() => {
    if (here) came = { shareId: here, entered }
  }, [here, entered])
  const shareId = here ?? (came?.entered === entered ? came.shareId : undefined)
  return {
    ...(shareId ? { shareId } : {}),
    ...(channel && /^[A-Za-z0-9_.-]{1,32}$/.test(channel) ? { channel } : {}),
    ...(scene > 0 ? { scene } : {}),
  }
}

/** The card that opened this very page. */
export function useCardHere(): string | undefined {
  const shareId = useRouteParam('shareId')
  return shareId && /^[A-Za-z0-9_-]{4,40}$/.test(shareId) ? shareId : undefined
}
