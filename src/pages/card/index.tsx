import { CardScreen } from '../../features/shares/card'
import { useRouteParam } from '../../platform'

export default function CardPage() {
  return <CardScreen scene={useRouteParam('scene')} />
}
