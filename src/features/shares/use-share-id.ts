import { useEffect, useState } from 'react'
import { call } from '../../cloud'
import { launch } from '../../platform'

/** One's own card of a page stays the same, so it is asked for once while the app is open. */
const known = new Map<string, string>()

/**
 * The id of one's own card of a page, asked for ahead of the tap that sends it. Undefined until it is
 * there, and when it does not come: a card without an id is still a card.
 *
 * @param path of the page as `pathTo` gives it; undefined while it is not known or nobody is logged in
 */
export function useShareId(path: string | undefined): string | undefined {
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
  if (path === undefined) return undefined
  return found?.path === path ? found.shareId : known.get(path)
}
