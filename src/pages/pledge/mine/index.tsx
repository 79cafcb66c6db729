import { PledgesScreen } from '../../../features/pledges'

export default function PledgesPage() {
  return <PledgesScreen />
}
