import { type ReactNode, useState } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { type Card, pathTo, shareSheet, useSharing } from '../../../platform'
import { Button, shareArt, Toast, useCopy, useWords } from '../../../ui'
import { useShareId } from '../../shares'
import { resultCopy } from './copy'

/** The card is the project's, not the gift's: no sum and no name go to a chat. */
export function useResultSharing(gift: Gift | undefined): void {
  useSharing(useResultCard(gift))
}

/** In WeChat the platform's own button sends the card above; a browser's is sent by the tap. */
export function ShareButton({ gift }: { gift: Gift }): ReactNode {
  const copy = useCopy(resultCopy)
  const card = useResultCard(gift)
  const [copied, setCopied] = useState<string>()
  const send = async (): Promise<void> => {
    const sent = await shareSheet.send(card())
    if (sent === 'copied') setCopied(copy.shareCopied)
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

/** While the gift is not known, the card is of the home page, which is nobody's in particular. */
function useResultCard(gift: Gift | undefined): () => Card {
  const copy = useCopy(resultCopy)
  const words = useWords()
  const projectId = gift?.projectId
  const shareId = useShareId(projectId ? pathTo('project', { projectId }) : undefined)
  return () => {
    const pictures = {
      image: shareArt(gift?.cover, 'chat'),
      square: shareArt(gift?.cover, 'moments'),
    }
    if (!gift) return { title: copy.shareHome, page: 'home', params: {}, ...pictures }
    const params = { projectId: gift.projectId, ...(shareId ? { shareId } : {}) }
    return {
      title: copy.shareTitle(words(gift.projectTitle)),
      page: 'project',
      params,
      ...pictures,
    }
  }
}
