import { SharesScreen } from '../../features/shares/mine'

export default function SharesPage() {
  return <SharesScreen />
}
