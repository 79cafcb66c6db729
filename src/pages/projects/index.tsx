import { ProjectsScreen } from '../../features/projects'
import { useRouteParam } from '../../platform'

export default function ProjectsPage() {
  const cause = useRouteParam('cause')
  const monthly = useRouteParam('monthly') === 'yes'
  return <ProjectsScreen {...(cause ? { cause } : {})} monthly={monthly} />
}
