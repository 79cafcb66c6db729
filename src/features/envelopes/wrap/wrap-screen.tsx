/** Composing an envelope: a lantern with a wish in it, paid as any gift. */
import { type ReactNode, useState } from 'react'
import type { Project } from '../../../../contracts/projects'
import type { Scene } from '../../../../contracts/scenes/schema'
import type { VideoPage } from '../../../../contracts/videos'
import { call, useAnswer } from '../../../cloud'
import { openPage, type Via } from '../../../platform'
import {
  Bone,
  Card,
  EmptyState,
  LoadFrame,
  NavBar,
  Skeleton,
  ThemeRoot,
  useCopy,
} from '../../../ui'
import { type ProjectList, useProject, useProjectList } from '../../projects'
import { useDayScene, useSendsEnvelopes } from '../../scenes'
import { offeredCovers } from '../lantern/covers'
import { wrapCopy } from './copy'
import type { Video } from './hung-at'
import { useReadyWishes } from './ready-wishes'
import { emptyWrap, type WrapForm } from './wrap-form'
import { WrapPage } from './wrap-page'
import './wrap-screen.scss'

type Props = {
  /** Where one came from; it can be changed. */
  projectId: string | undefined
  /** At which it is to hang: then it is of that video's project. */
  videoId: string | undefined
  via: Via
}

export function WrapScreen({ projectId, videoId, via }: Props): ReactNode {
  const copy = useCopy(wrapCopy)
  const listed = useProjectList({})
  const sends = useSendsEnvelopes()
  const { scene } = useDayScene()
  const [wish = ''] = useReadyWishes(scene)
  const [changed, setChanged] = useState<string>()
  const [wrap, setWrap] = useState<WrapForm>(() => emptyWrap(wish, offeredCovers(scene)[0]))
  return (
    <ThemeRoot title={copy.page} foot="donate-bar">
      <NavBar title={copy.page} />
      <LoadFrame asked={listed} skeleton={<WrapSkeleton />}>
        {({ items }) => {
          const composing: Composing = {
            items,
            via,
            wrap,
            scene,
            onWrap: (change) => setWrap((before) => ({ ...before, ...change })),
            onProject: (id) => {
              setChanged(id)
              setWrap((before) => ({ ...before, off: [] }))
            },
          }
          if (videoId !== undefined && sends)
            return <AtVideo videoId={videoId} composing={composing} />
          const chosen =
            changed ?? projectId ?? items.find(({ openness }) => openness.open)?.projectId
          if (!sends) return <QuietDay projectId={chosen} />
          if (chosen === undefined) return <NoProject />
          return <WithProject projectId={chosen} video={undefined} {...composing} />
        }}
      </LoadFrame>
    </ThemeRoot>
  )
}

type Composing = {
  items: ProjectList['items']
  via: Via
  wrap: WrapForm
  scene: Scene
  onWrap: (change: Partial<WrapForm>) => void
  onProject: (projectId: string) => void
}

/** A sponsor's pot is of its video's project. */
function AtVideo({ videoId, composing }: { videoId: string; composing: Composing }): ReactNode {
  const asked = useAnswer<VideoPage>(videoId, () => call('videos.show', { videoId }))
  return (
    <LoadFrame asked={asked} skeleton={<WrapSkeleton />} refused={<NoVideo />}>
      {(video) => <WithProject projectId={video.projectId} video={video} {...composing} />}
    </LoadFrame>
  )
}

type WithProps = Composing & { projectId: string; video: Video | undefined }

/** Another project is another wish with keys of its own, so its page begins anew. */
function WithProject({ projectId, ...rest }: WithProps): ReactNode {
  const asked = useProject(projectId)
  return (
    <LoadFrame asked={asked} skeleton={<WrapSkeleton />} refused={<NoProject />}>
      {(project: Project) => <WrapPage key={project.projectId} project={project} {...rest} />}
    </LoadFrame>
  )
}

/** Qingming, or a day of mourning: the server makes no envelope, so nobody fills one in for nothing. */
function QuietDay({ projectId }: { projectId: string | undefined }): ReactNode {
  const copy = useCopy(wrapCopy)
  const give = () => (projectId ? openPage('project', { projectId }) : openPage('home', {}))
  return (
    <EmptyState
      title={copy.quiet}
      text={copy.quietText}
      action={{ label: copy.give, onPress: give }}
    />
  )
}

function NoProject(): ReactNode {
  const { none, noneText } = useCopy(wrapCopy)
  return <Nothing title={none} text={noneText} />
}

function NoVideo(): ReactNode {
  const { noVideo, noVideoText } = useCopy(wrapCopy)
  return <Nothing title={noVideo} text={noVideoText} />
}

function Nothing({ title, text }: { title: string; text: string }): ReactNode {
  const { home } = useCopy(wrapCopy)
  return (
    <EmptyState
      title={title}
      text={text}
      action={{ label: home, onPress: () => openPage('home', {}) }}
    />
  )
}

function WrapSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Bone width="160px" height="200px" above="48px" />
      <Card inPage>
        <Bone above="4px" height="40px" />
        <Bone above="16px" height="40px" />
        <Bone above="16px" height="40px" />
      </Card>
    </Skeleton>
  )
}
