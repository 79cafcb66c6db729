import { NoticesScreen } from '../../features/notices'

export default function NoticesPage() {
  return <NoticesScreen />
}
