import { FestivalScreen } from '../../features/festival'
import { useOpenedCard } from '../../features/shares'
import { useRouteParam, useVia } from '../../platform'

export default function FestivalPage() {
  useOpenedCard()
  return <FestivalScreen sceneKey={useRouteParam('key') ?? ''} via={useVia()} />
}
