import { dayOf } from '../../../contracts/beijing'
import type { Scene } from '../../../contracts/scenes/schema'
import { nextDayOf, standingOf } from '../../../contracts/scenes/which-scene'
import { knowsPerson, type Result } from '../../cloud'
import { serverClock } from '../../cloud/server-time'
import { type Card, pathTo, useSharing, useVia } from '../../platform'
import { dayWords, shareArt, useLook, useWords } from '../../ui'
import { isFestival } from '../scenes'
import { useOwnCard } from '../shares'

/** The page as a card: the scene's day, its name and its greeting, over a lantern or, on a quiet day, over its first project. */
export function useFestivalCard(
  scene: Scene,
  page: Result<'scenes.show'> | undefined,
  quiet: boolean,
): () => Card {
  const { key, greeting } = scene
  const words = useWords()
  const when = useWhen(scene)
  // Whoever came through a card is being logged in for it.
  const somebody = useVia().shareId !== undefined || knowsPerson()
  const own = useOwnCard(somebody ? pathTo('festival', { key }) : undefined)
  const picture = shareArt(quiet ? page?.projects[0]?.cover : undefined, 'chat')
  const card = (): Card => ({
    title: [...when, words(greeting)].join(' · '),
    page: 'festival',
    params: { key, ...own() },
    image: picture,
    square: quiet ? picture : shareArt(undefined, 'moments'),
  })
  useSharing(card)
  return card
}

/** The festival's own day, and its name where the greeting does not say it: a friend sees what it is, and when. */
function useWhen(scene: Scene): string[] {
  const words = useWords()
  const { lang } = useLook()
  if (!isFestival(scene)) return []
  const { from, to } = standingOf(scene, dayOf(serverClock.now()))
  const own = nextDayOf(scene, from)
  const at = own !== undefined && own <= to ? own : from
  const name = words(scene.name)
  return [dayWords(at, lang), ...(words(scene.greeting).includes(name) ? [] : [name])]
}
