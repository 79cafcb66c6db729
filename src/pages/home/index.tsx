import { lazy, Suspense } from 'react'
import { HomeScreen } from '../../features/home'

/** Fetched beside the page: most launches find no gift that waits. */
const FoundGift = lazy(async () => ({ default: (await import('../../features/gifts')).FoundGift }))

export default function HomePage() {
  return (
    <HomeScreen>
      <Suspense fallback={null}>
        <FoundGift />
      </Suspense>
    </HomeScreen>
  )
}
