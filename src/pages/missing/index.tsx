import { MissingScreen } from '../../features/missing'

export default function MissingPage() {
  return <MissingScreen />
}
