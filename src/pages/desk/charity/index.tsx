import { CharityScreen } from '../../../features/desk'

export default function CharityPage() {
  return <CharityScreen />
}
