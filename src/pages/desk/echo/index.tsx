import { EchoScreen } from '../../../features/desk'
import { useRouteParam } from '../../../platform'

export default function EchoPage() {
  return <EchoScreen projectId={useRouteParam('projectId') ?? ''} />
}
