import { GiftsScreen } from '../../features/gifts'

export default function GiftsPage() {
  return <GiftsScreen />
}
