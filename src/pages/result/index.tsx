import { ResultScreen } from '../../features/gifts'
import { useRouteParam } from '../../platform'

export default function ResultPage() {
  return <ResultScreen giftId={useRouteParam('giftId') ?? ''} />
}
