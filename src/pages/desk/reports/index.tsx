import { ReportsScreen } from '../../../features/desk'
import { useRouteParam } from '../../../platform'

export default function ReportsPage() {
  return <ReportsScreen projectId={useRouteParam('projectId') ?? ''} />
}
