import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import { openPage, replacePage, type Via } from '../../../platform'
import {
  Bone,
  Card,
  EmptyState,
  LoadFrame,
  NavBar,
  Skeleton,
  ThemeRoot,
  useCopy,
  useLook,
} from '../../../ui'
import { closedSentence, useProject } from '../../projects'
import { startCopy } from './copy'
import { StartPage } from './start-page'

/** Beginning a pledge: how much, on which day, how, and what that will mean. */
export function StartScreen({ projectId, via }: { projectId: string; via: Via }): ReactNode {
  const copy = useCopy(startCopy)
  const asked = useProject(projectId)
  return (
    <ThemeRoot title={copy.page} foot="donate-bar">
      <NavBar title={copy.page} />
      <LoadFrame asked={asked} skeleton={<StartSkeleton />} refused={<NoProject />}>
        {(project) =>
          project.monthly ? (
            <StartPage key={project.projectId} project={project} via={via} />
          ) : (
            <OnceOnly project={project} />
          )
        }
      </LoadFrame>
    </ThemeRoot>
  )
}

function NoProject(): ReactNode {
  const copy = useCopy(startCopy)
  return (
    <EmptyState
      title={copy.none}
      text={copy.noneText}
      action={{ label: copy.others, onPress: () => openPage('projects', { monthly: 'yes' }) }}
    />
  )
}

/** It asks for single gifts, while it takes any. */
function OnceOnly({ project }: { project: Project }): ReactNode {
  const copy = useCopy(startCopy)
  const { lang } = useLook()
  const closed = closedSentence(project, lang)
  const { projectId } = project
  return (
    <EmptyState
      title={closed ? copy.closedTitle : copy.once}
      text={closed ? `${closed} ${copy.noneText}` : copy.onceText}
      action={
        closed
          ? { label: copy.others, onPress: () => openPage('projects', { monthly: 'yes' }) }
          : { label: copy.project, onPress: () => replacePage('project', { projectId }) }
      }
    />
  )
}

function StartSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Card inPage>
        <Bone width="40%" />
        <Bone height="54px" above="12px" />
        <Bone height="54px" above="10px" />
      </Card>
      <Card inPage>
        <Bone width="40%" />
        <Bone height="44px" above="12px" />
      </Card>
      <Card inPage>
        <Bone width="40%" />
        <Bone height="64px" above="12px" />
      </Card>
    </Skeleton>
  )
}
