import { YearScreen } from '../../../features/receipts'
import { useRouteParam } from '../../../platform'

export default function ReceiptYearPage() {
  return <YearScreen year={useRouteParam('year')} />
}
