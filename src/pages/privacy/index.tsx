import { PrivacyScreen } from '../../features/privacy'

export default function PrivacyPage() {
  return <PrivacyScreen />
}
