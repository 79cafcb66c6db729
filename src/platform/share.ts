/**
 * A page as a card in a chat and as a line in Moments. There is no "shared" event, so nothing waits for
 * one. Twins: WeChat asks through its two hooks, a phone around a browser's page by the bridge.
 */
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useRef } from 'react'
import { pathTo, type RouteName, type RouteParams } from './routes'

export type Card<Name extends RouteName = RouteName> = {
  title: string
  page: Name
  params: RouteParams[Name]
  /** PNG or JPG, of the package or the server's own: 5:4 for a chat, square for Moments. */
  image: string
  square: string
}

type ChatCard = { title?: string; path?: string; imageUrl?: string }

/**
 * Offers this page for sharing; pages say `enableShareAppMessage` in their config beside it. A card
 * may become known later (a project that still loads), so it is asked for when it is needed. WeChat
 * waits three seconds for a promised one in a chat, and not at all in Moments: until then, and there, it
 * shows the last card that was known, or else the page as it is.
 */
export function useSharing<Name extends RouteName>(
  card: () => Card<Name> | Promise<Card<Name>>,
): void {
  const known = useRef<Card<Name>>(undefined)
  const latest = (): Promise<Card<Name>> | undefined => {
    const given = card()
    if (!(given instanceof Promise)) {
      known.current = given
      return undefined
    }
    return given.then((settled) => {
      known.current = settled
      return settled
    })
  }
  useShareAppMessage(() => {
    const later = latest()
    const now: ChatCard = known.current ? chatCard(known.current) : {}
    return later ? { ...now, promise: later.then(chatCard) } : now
  })
  useShareTimeline(() => {
    // A card that does not come is missed by nobody: the line shows what is known.
    latest()?.catch(() => undefined)
    if (!known.current) return {}
    const { title, page, params, square } = known.current
    return { title, query: pathTo(page, params).split('?')[1] ?? '', imageUrl: square }
  })
}

function chatCard<Name extends RouteName>({ title, page, params, image }: Card<Name>): ChatCard {
  return { title, path: `/${pathTo(page, params)}`, imageUrl: image }
}
