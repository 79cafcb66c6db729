import { lazy, Suspense } from 'react'
import { HomeScreen } from '../../features/home'
import { FoundPledge } from '../../features/pledges/found'
import { useOpenedCard } from '../../features/shares'
import { redress, usePageShow } from '../../platform'

/** Fetched beside the page: most launches find no gift that waits. */
const FoundGift = lazy(async () => ({
  default: (await import('../../features/gifts/found-gift')).FoundGift,
}))

export default function HomePage() {
  usePageShow(redress)
  useOpenedCard()
  return (
    <HomeScreen>
      <Suspense fallback={null}>
        <FoundGift />
      </Suspense>
      <FoundPledge />
    </HomeScreen>
  )
}
