import { lazy, useEffect } from 'react'
import { warmSession } from '../../cloud'
import { useOpenedCard } from '../../features/shares'
import { VideoScreen } from '../../features/videos'
import { useRouteParam, useVia } from '../../platform'

/** As on a project's page: a browser shows the video before it has the sheet. */
const Giving = lazy(async () => ({
  default: (await import('../../features/gifts/sheet/giving-sheet')).GivingSheet,
}))

export default function VideoPage() {
  const via = useVia()
  // Ahead of the first play, so that its first seconds are counted.
  useEffect(warmSession, [])
  useOpenedCard()
  return <VideoScreen videoId={useRouteParam('videoId') ?? ''} via={via} Giving={Giving} />
}
