import { ChangesScreen } from '../../../features/desk'
import { useRouteParam } from '../../../platform'

export default function ChangesPage() {
  return <ChangesScreen charityId={useRouteParam('charityId') ?? ''} />
}
