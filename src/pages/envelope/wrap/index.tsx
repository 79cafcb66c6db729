import { useEffect } from 'react'
import { warmSession } from '../../../cloud'
import { WrapScreen } from '../../../features/envelopes'
import { useRouteParam, useVia } from '../../../platform'

export default function WrapPage() {
  const via = useVia()
  // While somebody chooses, so that the tap on "give" does not wait for a login.
  useEffect(warmSession, [])
  return (
    <WrapScreen
      projectId={useRouteParam('projectId')}
      videoId={useRouteParam('videoId')}
      via={via}
    />
  )
}
