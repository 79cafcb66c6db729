import { ResultScreen } from '../../features/gifts'
import { useRouteParam } from '../../platform'

export default function ResultPage() {
  const giftId = useRouteParam('giftId') ?? ''
  return <ResultScreen giftId={giftId} earlier={useRouteParam('earlier') !== undefined} />
}
