/** Composing an envelope: a lantern with a wish in it, paid as any gift. */
import { type ReactNode, useState } from 'react'
import type { Project } from '../../../../contracts/projects'
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
import { offeredCovers } from '../lantern/covers'
import { wrapCopy } from './copy'
import { emptyWrap, type WrapForm } from './wrap-form'
import { WrapPage } from './wrap-page'
import './wrap-screen.scss'

type Props = {
  /** Where one came from; it can be changed. */
  projectId: string | undefined
  via: Via
}

export function WrapScreen({ projectId, via }: Props): ReactNode {
  const copy = useCopy(wrapCopy)
  const listed = useProjectList({})
  const [changed, setChanged] = useState<string>()
  const [wrap, setWrap] = useState<WrapForm>(() =>
    emptyWrap(copy.blessings[0] ?? '', offeredCovers(new Date())[0]),
  )
  return (
    <ThemeRoot title={copy.page} foot="donate-bar">
      <NavBar title={copy.page} />
      <LoadFrame asked={listed} skeleton={<WrapSkeleton />}>
        {({ items }) => {
          const chosen =
            changed ?? projectId ?? items.find(({ openness }) => openness.open)?.projectId
          if (chosen === undefined) return <NoProject />
          return (
            <WithProject
              projectId={chosen}
              items={items}
              via={via}
              wrap={wrap}
              onWrap={(change) => setWrap((before) => ({ ...before, ...change }))}
              onProject={(id) => {
                setChanged(id)
                setWrap((before) => ({ ...before, off: [] }))
              }}
            />
          )
        }}
      </LoadFrame>
    </ThemeRoot>
  )
}

type WithProps = {
  projectId: string
  items: ProjectList['items']
  via: Via
  wrap: WrapForm
  onWrap: (change: Partial<WrapForm>) => void
  onProject: (projectId: string) => void
}

/** Another project is another wish with keys of its own, so its page begins anew. */
function WithProject({ projectId, ...rest }: WithProps): ReactNode {
  const asked = useProject(projectId)
  return (
    <LoadFrame asked={asked} skeleton={<WrapSkeleton />} refused={<NoProject />}>
      {(project: Project) => <WrapPage key={project.projectId} project={project} {...rest} />}
    </LoadFrame>
  )
}

function NoProject(): ReactNode {
  const copy = useCopy(wrapCopy)
  return (
    <EmptyState
      title={copy.none}
      text={copy.noneText}
      action={{ label: copy.home, onPress: () => openPage('home', {}) }}
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
