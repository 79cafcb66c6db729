import { StatementScreen } from '../../../features/pledges'
import { useRouteParam } from '../../../platform'

export default function StatementPage() {
  return <StatementScreen year={useRouteParam('year')} />
}
