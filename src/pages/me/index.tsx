import { MeScreen } from '../../features/me'

export default function MePage() {
  return <MeScreen />
}
