import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Project } from '../../../contracts/projects'
import type { VideoPage } from '../../../contracts/videos'
import { openPage, type Via } from '../../platform'
import { Button, Notice, Type, useCopy, useLook, useWords } from '../../ui'
import { closedSentence, closedTag, RecordLine } from '../projects'
import { videoCopy } from './copy'
import type { Pot } from './pot-line'
import type { Playing } from './use-playing'

type Props = {
  video: VideoPage
  /** In full, with its record; undefined while it is asked for, or does not come. */
  project: Project | undefined
  playing: Playing
  readOnly: boolean
  mourning: boolean
  via: Via
  onGive: () => void
  onRecord: () => void
}

/** Rises in the last quarter: giving to what was seen, and a sponsor's portion after the end. */
export function Ending({ video, project, playing, ...rest }: Props): ReactNode {
  const { pot } = video
  return (
    <View className="video__ending">
      {pot && isOffered(pot) && !rest.readOnly && !rest.mourning ? (
        <PotWay pot={pot} playing={playing} />
      ) : null}
      {project ? <RecordLine project={project} onPress={rest.onRecord} /> : null}
      <GiveWay video={video} project={project} {...rest} />
    </View>
  )
}

/** A portion that is open already waits, however many are left. */
function isOffered({ caller, portionsLeft }: Pot): boolean {
  return caller === 'waits' || (caller !== 'own' && portionsLeft > 0)
}

function PotWay({ pot, playing }: { pot: Pot; playing: Playing }): ReactNode {
  const copy = useCopy(videoCopy)
  if (!playing.watched.watchedToEnd && pot.caller !== 'waits') {
    return playing.at === 'ended' ? <Type tone="ink-2">{copy.potNotYet}</Type> : null
  }
  return (
    <Button
      kind="outline"
      icon="lantern"
      onPress={() => openPage('envelope', { envelopeId: pot.envelopeId })}
    >
      {pot.caller === 'waits' ? copy.potWaits : copy.potChoose}
    </Button>
  )
}

type WayProps = Pick<Props, 'video' | 'project' | 'readOnly' | 'via' | 'onGive'>

function GiveWay({ video, project, readOnly, via, onGive }: WayProps): ReactNode {
  const copy = useCopy(videoCopy)
  const words = useWords()
  const { lang } = useLook()
  const tag = closedTag(project ?? video.project, lang)
  const closed = project ? closedSentence(project, lang) : tag && copy.closed(tag)
  if (closed) {
    return (
      <Notice tone="ink-2" icon="info">
        {closed}
      </Notice>
    )
  }
  if (readOnly) {
    return (
      <Notice tone="jade" icon="info">
        {copy.openInApp}
      </Notice>
    )
  }
  // Without the project in full there is no sheet: its own page has one, and tries again.
  const elsewhere = (): void => {
    const { projectId } = video
    const { shareId } = via
    const how = { channel: 'video', give: 'now', ...(shareId ? { shareId } : {}) } as const
    openPage('project', { projectId, ...how })
  }
  return (
    <Button kind="primary" onPress={project ? onGive : elsewhere}>
      {copy.give(words(video.project.title))}
    </Button>
  )
}
