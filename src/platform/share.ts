/** A page as a card in a chat and as a line in Moments. There is no "shared" event, so nothing waits for one. */
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { pathTo, type RouteName, type RouteParams } from './routes'

export type Card<Name extends RouteName = RouteName> = {
  title: string
  page: Name
  params: RouteParams[Name]
  /** PNG or JPG inside the package: 5:4 for a chat, square for Moments. */
  image: string
  square: string
}

/**
 * Offers this page for sharing; pages say `enableShareAppMessage` in their config beside it. A card
 * may become known later (a project that still loads), so it is asked for when it is needed.
 */
export function useSharing<Name extends RouteName>(card: () => Card<Name>): void {
  useShareAppMessage(() => {
    const { title, page, params, image } = card()
    return { title, path: `/${pathTo(page, params)}`, imageUrl: image }
  })
  useShareTimeline(() => {
    const { title, page, params, square } = card()
    return { title, query: pathTo(page, params).split('?')[1] ?? '', imageUrl: square }
  })
}
