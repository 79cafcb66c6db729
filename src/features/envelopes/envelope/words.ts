/** What the pages of an envelope say of it in several places. */
import type { Envelope } from '../../../../contracts/envelopes'
import { useCopy, useWords } from '../../../ui'
import { envelopeCopy } from './copy'

export function useEnvelopeWords(envelope: Envelope) {
  const copy = useCopy(envelopeCopy)
  const words = useWords()
  const titleOf = (projectId: string): string => {
    const project = envelope.projects.find((each) => each.projectId === projectId)
    return project ? words(project.title) : ''
  }
  return {
    titleOf,
    /** Of a pot. */
    video: envelope.door ? words(envelope.door.title) : '',
    defaultTitle: titleOf(envelope.defaultProjectId),
    charity: words(envelope.charityName),
    gave: envelope.from ? copy.gave(envelope.from) : copy.somebodyGave,
    wish: envelope.from ? copy.wish(envelope.from) : copy.someonesWish,
  }
}
