/** Where a person came from, as a gift and an event carry it (contracts/gifts.ts `Via`). */
import { launch } from './launch'
import { useRouteParam } from './routes'

export type Via = { shareId?: string; channel?: string; scene?: number }

/** The card, channel and scene of this page's opening; parts that are unknown are absent. */
export function useVia(): Via {
  const shareId = useRouteParam('shareId')
  const channel = useRouteParam('channel')
  const { scene } = launch()
  return {
    ...(shareId && /^[A-Za-z0-9_-]{4,40}$/.test(shareId) ? { shareId } : {}),
    ...(channel && /^[A-Za-z0-9_.-]{1,32}$/.test(channel) ? { channel } : {}),
    ...(scene > 0 ? { scene } : {}),
  }
}
