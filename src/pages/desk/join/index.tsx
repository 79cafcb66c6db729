import { JoinScreen } from '../../../features/desk'
import { useRouteParam } from '../../../platform'

export default function JoinPage() {
  return <JoinScreen code={useRouteParam('code')} />
}
