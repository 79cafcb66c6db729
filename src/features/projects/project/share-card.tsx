import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import { type Card as PageCard, pathTo, useSharing } from '../../../platform'
import { shareArt, useCopy, useWords } from '../../../ui'
import { ShareWays, useOwnCard } from '../../shares'
import { projectCopy } from '../copy'

export function ShareCard({ project }: { project: Project }): ReactNode {
  const { shareText } = useCopy(projectCopy)
  const { projectId } = project
  const card = useProjectCard(projectId, project)
  return <ShareWays text={shareText} card={card} path={pathTo('project', { projectId })} />
}

export function useProjectSharing(projectId: string, project: Project | undefined): void {
  useSharing(useProjectCard(projectId, project))
}

/** The card says when a report is late: a friend should not be sent to a closed door (docs/law.md). */
function useProjectCard(projectId: string, project: Project | undefined): () => PageCard {
  const copy = useCopy(projectCopy)
  const words = useWords()
  const own = useOwnCard(project ? pathTo('project', { projectId }) : undefined)
  return () => {
    const title = project ? words(project.title) : copy.unavailable
    const late = project && !project.openness.open && project.openness.why === 'REPORT_LATE'
    return {
      title: late ? copy.shareLate(title) : copy.share(title),
      page: 'project',
      params: { projectId, ...own() },
      image: shareArt(project?.cover, 'chat'),
      square: shareArt(project?.cover, 'moments'),
    }
  }
}
