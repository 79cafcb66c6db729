import { GoneScreen } from '../../../features/privacy'
import { useRouteParam } from '../../../platform'

export default function GonePage() {
  return <GoneScreen gifts={useRouteParam('gifts')} pledges={useRouteParam('pledges')} />
}
