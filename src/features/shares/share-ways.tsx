import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Card as PageCard } from '../../platform'
import { Card, defineCopy, Section, Type, useCopy } from '../../ui'
import { PosterButton } from './poster-button'
import { ShareButton } from './share-button'
import './share-ways.scss'

const waysCopy = defineCopy({
  zh: { title: '给朋友看看', send: '发给朋友' },
  en: { title: 'Show a friend', send: 'Send to friends' },
})

type Props = {
  /** Why somebody might, in a sentence. */
  text: string
  /** The page's own, as `useSharing` has it. */
  card: () => PageCard
  /** Of the page, as `pathTo` gives it. */
  path: string
}

/** The ways to friends from a page: a card in a chat, or a poster. Nothing is won by either. */
export function ShareWays({ text, card, path }: Props): ReactNode {
  const copy = useCopy(waysCopy)
  return (
    <Section title={copy.title}>
      <Card inPage>
        <Type tone="ink-2">{text}</Type>
        <View className="share-ways">
          <ShareButton small label={copy.send} card={card} />
          <PosterButton path={path} small />
        </View>
      </Card>
    </Section>
  )
}
