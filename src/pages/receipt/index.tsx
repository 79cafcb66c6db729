import { ReceiptScreen } from '../../features/receipts'
import { useRouteParam } from '../../platform'

export default function ReceiptPage() {
  return <ReceiptScreen giftId={useRouteParam('giftId')} code={useRouteParam('code')} />
}
