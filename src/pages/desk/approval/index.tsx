import { ApprovalScreen } from '../../../features/desk'
import { useRouteParam } from '../../../platform'

export default function ApprovalPage() {
  return <ApprovalScreen reportId={useRouteParam('reportId') ?? ''} />
}
