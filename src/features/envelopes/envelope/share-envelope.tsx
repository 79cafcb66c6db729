import { type ReactNode, useState } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { type Card, pathTo, shareSheet, useSharing } from '../../../platform'
import { Button, shareArt, Toast, useCopy } from '../../../ui'
import { useShareId } from '../../shares'
import { envelopeCopy } from './copy'

/** The card carries the envelope and its wish; no sum goes to a chat. */
export function useEnvelopeSharing(envelope: Envelope | undefined): void {
  useSharing(useEnvelopeCard(envelope))
}

/** In WeChat the platform's own button sends the card; a browser's is sent by the tap. */
export function ShareEnvelope({ envelope }: { envelope: Envelope }): ReactNode {
  const copy = useCopy(envelopeCopy)
  const card = useEnvelopeCard(envelope)
  const [copied, setCopied] = useState<string>()
  const send = async (): Promise<void> => {
    if ((await shareSheet.send(card())) === 'copied') setCopied(copy.shareCopied)
  }
  return (
    <>
      <Button kind="primary" icon="share" share onPress={() => void send()}>
        {copy.share}
      </Button>
      <Toast text={copied} onGone={() => setCopied(undefined)} />
    </>
  )
}

function useEnvelopeCard(envelope: Envelope | undefined): () => Card {
  const copy = useCopy(envelopeCopy)
  const envelopeId = envelope?.envelopeId
  // Only its giver has a card of it ahead of time: whoever looks is asked for nothing.
  const mine = envelope?.own && envelope.state !== 'unpaid'
  const shareId = useShareId(mine && envelopeId ? pathTo('envelope', { envelopeId }) : undefined)
  return () => {
    const pictures = { image: shareArt(undefined, 'chat'), square: shareArt(undefined, 'moments') }
    if (!envelope) return { title: copy.card, page: 'home', params: {}, ...pictures }
    const said = envelope.from ? copy.cardBy(envelope.from) : copy.card
    const title = envelope.blessing ? `${copy.quoted(envelope.blessing)}${said}` : said
    const params = { envelopeId: envelope.envelopeId, ...(shareId ? { shareId } : {}) }
    return { title, page: 'envelope', params, ...pictures }
  }
}
