import { CharityScreen } from '../../../features/desk'
import { useRouteParam } from '../../../platform'

export default function CharityPage() {
  return <CharityScreen charityId={useRouteParam('charityId')} />
}
