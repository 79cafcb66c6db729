import { HomeScreen } from '../../features/home'

export default function HomePage() {
  return <HomeScreen />
}
