import { lazy } from 'react'
import { ProjectScreen } from '../../features/projects'
import { useRouteParam, useVia } from '../../platform'

/** Fetched beside the project, so that a browser shows the page before it has the sheet. */
const Giving = lazy(async () => ({ default: (await import('../../features/gifts')).GivingSheet }))

export default function ProjectPage() {
  const via = useVia()
  return (
    <ProjectScreen
      projectId={useRouteParam('projectId') ?? ''}
      via={via}
      Giving={Giving}
      giveNow={useRouteParam('give') === 'now'}
    />
  )
}
