import { useEffect } from 'react'
import { warmSession } from '../../../cloud'
import { StartScreen } from '../../../features/pledges'
import { useRouteParam, useVia } from '../../../platform'

export default function PledgeStartPage() {
  const via = useVia()
  // While somebody chooses, so that the tap on "give" does not wait for a login.
  useEffect(warmSession, [])
  return <StartScreen projectId={useRouteParam('projectId') ?? ''} via={via} />
}
