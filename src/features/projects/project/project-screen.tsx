import { View } from '@tarojs/components'
import { type ComponentType, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import type { Project } from '../../../../contracts/projects'
import { record } from '../../../cloud'
import { launch, openPage, type Via } from '../../../platform'
import { ErrorState, LoadFrame, NavBar, ThemeRoot, useCopy, useWords } from '../../../ui'
import { FollowRow } from '../../notices'
import { projectCopy } from '../copy'
import { Cover } from '../cover'
import { useProject } from '../data'
import { BudgetCard } from './budget-card'
import { CharityCard } from './charity-card'
import { CharitySheet } from './charity-sheet'
import { DonateBar } from './donate-bar'
import { LatestGifts } from './latest-gifts'
import { ProjectSkeleton } from './project-skeleton'
import './project-screen.scss'
import { ReportsCard } from './reports-card'
import { ShareCard, useProjectSharing } from './share-card'
import { StoryCard } from './story-card'
import { TitleCard } from './title-card'
import { VideosCard } from './videos-card'

/** The sheet in which a gift is made. Gifts know projects and not the other way, so the page brings it. */
export type GivingSlot = ComponentType<{
  project: Project
  open: boolean
  onClose: () => void
  via: Via
}>

type Props = {
  projectId: string
  via: Via
  Giving: GivingSlot
  /** Opened from a button that already said "give": the sheet is open as soon as there is a project. */
  giveNow?: boolean
}

export function ProjectScreen({ projectId, via, Giving, giveNow }: Props): ReactNode {
  const asked = useProject(projectId)
  const { readOnly } = launch()
  const copy = useCopy(projectCopy)
  const words = useWords()
  const title = asked.value ? words(asked.value.title) : copy.page
  useProjectSharing(projectId, asked.value)
  useSeen(projectId, via)
  return (
    <ThemeRoot title={title} foot="donate-bar">
      {readOnly ? null : <NavBar over="picture" />}
      <LoadFrame asked={asked} skeleton={<ProjectSkeleton />} refused={<Gone />}>
        {(project) => (
          <ProjectPage
            project={project}
            via={via}
            Giving={Giving}
            giveNow={giveNow ?? false}
            readOnly={readOnly}
          />
        )}
      </LoadFrame>
    </ThemeRoot>
  )
}

type PageProps = Required<Omit<Props, 'projectId'>> & { project: Project; readOnly: boolean }

function ProjectPage({ project, via, Giving, giveNow, readOnly }: PageProps): ReactNode {
  const [giving, setGiving] = useState(giveNow && project.openness.open && !readOnly)
  const [charity, setCharity] = useState(false)
  return (
    <>
      <View className="project__cover">
        <Cover cover={project.cover} />
      </View>
      <TitleCard project={project} />
      <CharityCard project={project} onOpen={() => setCharity(true)} />
      <BudgetCard project={project} />
      <ReportsCard project={project} />
      {readOnly ? null : <FollowRow projectId={project.projectId} />}
      <StoryCard project={project} />
      <VideosCard projectId={project.projectId} />
      <LatestGifts project={project} />
      {readOnly ? null : <ShareCard project={project} />}
      <DonateBar
        project={project}
        readOnly={readOnly}
        onGive={() => setGiving(true)}
        onRecord={() => setCharity(true)}
      />
      <CharitySheet project={project} open={charity} onClose={() => setCharity(false)} />
      {readOnly ? null : (
        // Mounted with the page, so that the sheet is there at the tap.
        <Suspense fallback={null}>
          <Giving project={project} open={giving} onClose={() => setGiving(false)} via={via} />
        </Suspense>
      )}
    </>
  )
}

/** Notes once that the page was opened, and from where. */
function useSeen(projectId: string, via: Via): void {
  const from = useRef(via)
  useEffect(() => record({ step: 'opened', projectId, ...from.current }), [projectId])
}

function Gone(): ReactNode {
  const copy = useCopy(projectCopy)
  return (
    <View className="project__gone">
      <ErrorState
        title={copy.gone}
        text={copy.goneText}
        action={{ label: copy.seeOthers, onPress: () => openPage('home', {}) }}
      />
    </View>
  )
}
