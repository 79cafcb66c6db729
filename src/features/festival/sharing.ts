import type { Scene } from '../../../contracts/scenes/schema'
import { knowsPerson, type Result } from '../../cloud'
import { type Card, pathTo, useSharing, useVia } from '../../platform'
import { shareArt, useWords } from '../../ui'
import { useOwnCard } from '../shares'

/** The page as a card: the scene's greeting, over a lantern or, on a quiet day, over its first project. */
export function useFestivalCard(
  { key, greeting }: Scene,
  page: Result<'scenes.show'> | undefined,
  quiet: boolean,
): () => Card {
  const words = useWords()
  // Whoever came through a card is being logged in for it.
  const somebody = useVia().shareId !== undefined || knowsPerson()
  const own = useOwnCard(somebody ? pathTo('festival', { key }) : undefined)
  const picture = shareArt(quiet ? page?.projects[0]?.cover : undefined, 'chat')
  const card = (): Card => ({
    title: words(greeting),
    page: 'festival',
    params: { key, ...own() },
    image: picture,
    square: quiet ? picture : shareArt(undefined, 'moments'),
  })
  useSharing(card)
  return card
}
