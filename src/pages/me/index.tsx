import { MeScreen } from '../../features/me'
import { redress, usePageShow } from '../../platform'

export default function MePage() {
  usePageShow(redress)
  return <MeScreen />
}
