import { DeskScreen } from '../../features/desk'
import { useRouteParam } from '../../platform'

export default function DeskPage() {
  return <DeskScreen charityId={useRouteParam('charityId')} />
}
