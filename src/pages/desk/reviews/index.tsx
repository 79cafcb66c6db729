import { ReviewsScreen } from '../../../features/desk'

export default function ReviewsPage() {
  return <ReviewsScreen />
}
