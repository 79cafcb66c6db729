import { PosterScreen } from '../../features/shares/poster'
import { useRouteParam } from '../../platform'

export default function PosterPage() {
  const lit = useRouteParam('lit') === 'yes'
  return <PosterScreen path={useRouteParam('path') ?? ''} lit={lit} />
}
