import { StaffScreen } from '../../../features/desk'
import { useRouteParam } from '../../../platform'

export default function StaffPage() {
  return <StaffScreen charityId={useRouteParam('charityId') ?? ''} />
}
