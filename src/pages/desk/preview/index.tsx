import { PreviewScreen } from '../../../features/desk'
import { useRouteParam } from '../../../platform'

export default function PreviewPage() {
  return <PreviewScreen projectId={useRouteParam('projectId') ?? ''} />
}
