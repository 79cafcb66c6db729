import { ProjectScreen } from '../../features/projects'
import { useRouteParam, useVia } from '../../platform'

export default function ProjectPage() {
  const via = useVia()
  return <ProjectScreen projectId={useRouteParam('projectId') ?? ''} via={via} />
}
