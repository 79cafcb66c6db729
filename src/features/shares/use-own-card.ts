import { useEffect, useState } from 'react'
import { call } from '../../cloud'
import { launch } from '../../platform'

/** One's own card of a page stays the same, so it is asked for once while the app is open. */
const known = new Map<string, string>()

/** What a card carries of its sender. */
type OwnCard = { shareId?: string }

/**
 * One's own card of a page, asked for ahead of the tap that sends it. The answer gives its id to the card that
 * is being sent, and tells the server that it was; a card whose id did not come is still a card.
 *
 * @param path of the page as `pathTo` gives it; undefined while it is not known or nobody is logged in
 */
export function useOwnCard(path: string | undefined): () => OwnCard {
  const [found, setFound] = useState<{ path: string; shareId: string }>()
  useEffect(() => {
    if (path === undefined || known.has(path) || launch().readOnly) return undefined
    let left = false
    void call('shares.start', { path }).then((answer) => {
      if (!answer.ok) return
      const { shareId } = answer.value
      known.set(path, shareId)
      if (!left) setFound({ path, shareId })
    })
    return () => {
      left = true
    }
  }, [path])
  return () => {
    if (path === undefined) return {}
    const shareId = found?.path === path ? found.shareId : known.get(path)
    if (shareId === undefined) return {}
    // Nobody waits for it: without it the card is missing from a list of one's own, no more.
    void call('shares.sent', { shareId })
    return { shareId }
  }
}
