import { lazy, useEffect } from 'react'
import { warmSession } from '../../cloud'
import { ProjectScreen } from '../../features/projects'
import { useOpenedCard } from '../../features/shares'
import { useRouteParam, useVia } from '../../platform'

/** Fetched beside the project, so that a browser shows the page before it has the sheet. */
const Giving = lazy(async () => ({
  default: (await import('../../features/gifts/sheet/giving-sheet')).GivingSheet,
}))

export default function ProjectPage() {
  const via = useVia()
  // While somebody reads, so that the tap on "give" does not wait for a login.
  useEffect(warmSession, [])
  useOpenedCard()
  return (
    <ProjectScreen
      projectId={useRouteParam('projectId') ?? ''}
      via={via}
      Giving={Giving}
      giveNow={useRouteParam('give') === 'now'}
    />
  )
}
