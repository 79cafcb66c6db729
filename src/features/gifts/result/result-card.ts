import type { Gift } from '../../../../contracts/gifts'
import { type Card, pathTo } from '../../../platform'
import { shareArt, useCopy, useWords } from '../../../ui'
import { useOwnCard } from '../../shares'
import { resultCopy } from './copy'

/**
 * The card is the project's, not the gift's: no sum and no name go to a chat. While the gift is not known, it
 * is of the home page, which is nobody's in particular.
 */
export function useResultCard(gift: Gift | undefined): () => Card {
  const copy = useCopy(resultCopy)
  const words = useWords()
  const projectId = gift?.projectId
  const own = useOwnCard(projectId ? pathTo('project', { projectId }) : undefined)
  return () => {
    const pictures = {
      image: shareArt(gift?.cover, 'chat'),
      square: shareArt(gift?.cover, 'moments'),
    }
    if (!gift) return { title: copy.shareHome, page: 'home', params: {}, ...pictures }
    const params = { projectId: gift.projectId, ...own() }
    return {
      title: copy.shareTitle(words(gift.projectTitle)),
      page: 'project',
      params,
      ...pictures,
    }
  }
}
