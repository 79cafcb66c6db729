import { ConfirmScreen } from '../../../features/desk'
import { useRouteParam } from '../../../platform'

export default function ConfirmPage() {
  return <ConfirmScreen code={useRouteParam('code')} />
}
