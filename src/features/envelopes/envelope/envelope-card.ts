import type { Envelope } from '../../../../contracts/envelopes'
import { knowsPerson } from '../../../cloud'
import { type Card, pathTo, useVia } from '../../../platform'
import { shareArt, useCopy } from '../../../ui'
import { useOwnCard } from '../../shares'
import { cardArt } from '../lantern/covers'
import { envelopeCopy } from './copy'

/** The card carries the envelope, as it is worn, and its wish; no sum goes to a chat. */
export function useEnvelopeCard(envelope: Envelope | undefined): () => Card {
  const copy = useCopy(envelopeCopy)
  const envelopeId = envelope?.envelopeId
  // Whoever came through a card is being logged in for it; whoever only looks is asked for nothing.
  const somebody = useVia().shareId !== undefined || knowsPerson()
  const sendable = envelope && envelope.state !== 'unpaid' && (envelope.own || somebody)
  const own = useOwnCard(sendable && envelopeId ? pathTo('envelope', { envelopeId }) : undefined)
  return () => {
    const square = shareArt(undefined, 'moments')
    if (!envelope) {
      const image = shareArt(undefined, 'chat')
      return { title: copy.card, page: 'home', params: {}, image, square }
    }
    const image = cardArt(envelope.cover)
    const said = envelope.from ? copy.cardBy(envelope.from) : copy.card
    const title = envelope.blessing ? `${copy.quoted(envelope.blessing)}${said}` : said
    const params = { envelopeId: envelope.envelopeId, ...own() }
    return { title, page: 'envelope', params, image, square }
  }
}
