import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Result } from '../../cloud'
import { launch, openPage, type Via } from '../../platform'
import { Button, Notice, useCopy, useWords, Wear, type Worn } from '../../ui'
import { useSendsEnvelopes } from '../scenes'
import { festivalCopy } from './copy'
import './festival-bar.scss'

type Props = {
  page: Result<'scenes.show'>
  /** By night the buttons have the colour of the light. */
  bar: Worn | undefined
  via: Via
}

/** In reach of the thumb: give to the scene's first project, or send an envelope of it. */
export function FestivalBar({ page, bar, via }: Props): ReactNode {
  const ways = <Ways page={page} via={via} />
  const night = bar ? ' festival-bar--night' : ''
  return (
    <View className={`festival-bar${night}`}>{bar ? <Wear scene={bar}>{ways}</Wear> : ways}</View>
  )
}

function Ways({ page, via }: Omit<Props, 'bar'>): ReactNode {
  const copy = useCopy(festivalCopy)
  const words = useWords()
  const today = useSendsEnvelopes()
  const first = page.projects.find(({ openness }) => openness.open)
  if (launch().readOnly) {
    return (
      <Notice tone="jade" icon="info">
        {copy.openInApp}
      </Notice>
    )
  }
  if (!first) {
    return (
      <Button kind="primary" onPress={() => openPage('projects', {})}>
        {copy.allProjects}
      </Button>
    )
  }
  const { projectId } = first
  // The card that led here leads to the gift as well.
  const from = via.shareId ? { shareId: via.shareId } : {}
  return (
    <View className="festival-bar__ways">
      <Button
        kind="primary"
        grow
        icon={page.motion ? 'lantern' : undefined}
        onPress={() => openPage('project', { projectId, give: 'now', ...from })}
      >
        {words(page.button)}
      </Button>
      {page.allowsEnvelopes && today ? (
        <Button kind="outline" grow onPress={() => openPage('wrap', { projectId })}>
          {copy.wrap}
        </Button>
      ) : null}
    </View>
  )
}
