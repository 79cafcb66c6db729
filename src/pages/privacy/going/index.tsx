import { GoingScreen } from '../../../features/privacy'

export default function GoingPage() {
  return <GoingScreen />
}
