import { ReportScreen } from '../../../features/desk'
import { useRouteParam } from '../../../platform'

export default function ReportPage() {
  return (
    <ReportScreen
      reportId={useRouteParam('reportId')}
      projectId={useRouteParam('projectId')}
      kind={useRouteParam('kind')}
      corrects={useRouteParam('corrects')}
    />
  )
}
