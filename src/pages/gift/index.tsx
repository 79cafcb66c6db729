import { GiftScreen } from '../../features/gifts'
import { useRouteParam } from '../../platform'

export default function GiftPage() {
  return <GiftScreen giftId={useRouteParam('giftId') ?? ''} />
}
