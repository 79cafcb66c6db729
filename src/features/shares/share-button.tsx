import { type ReactNode, useState } from 'react'
import { type Card, shareSheet } from '../../platform'
import { Button, defineCopy, Toast, useCopy } from '../../ui'

const shareCopy = defineCopy({
  zh: { copied: '链接已复制，可以发给朋友。' },
  en: { copied: 'Link copied: send it to a friend.' },
})

type Props = {
  /** What the button says. */
  label: string
  /** The page's own, as `useSharing` has it. */
  card: () => Card
  /** One way among others, not what the page leads to. */
  small?: boolean
}

/** In WeChat the platform's own button sends the page's card; a browser's is sent by the tap. */
export function ShareButton({ label, card, small = false }: Props): ReactNode {
  const copy = useCopy(shareCopy)
  const [copied, setCopied] = useState<string>()
  const send = async (): Promise<void> => {
    if ((await shareSheet.send(card())) === 'copied') setCopied(copy.copied)
  }
  return (
    <>
      <Button
        kind={small ? 'outline' : 'primary'}
        small={small}
        icon="share"
        share
        onPress={() => void send()}
      >
        {label}
      </Button>
      <Toast text={copied} onGone={() => setCopied(undefined)} />
    </>
  )
}
