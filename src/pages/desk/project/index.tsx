import { ProjectDraftScreen } from '../../../features/desk'
import { useRouteParam } from '../../../platform'

export default function ProjectDraftPage() {
  return (
    <ProjectDraftScreen
      projectId={useRouteParam('projectId')}
      charityId={useRouteParam('charityId')}
    />
  )
}
