import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import { useProject } from '../../projects'

type Children = (project: Project | undefined) => ReactNode
type Props = {
  projectId: string
  /** The pledge's own, which the page has asked for already. */
  own: { projectId: string; project: Project | undefined }
  children: Children
}

/** A month keeps the project that it was announced for, also when the pledge has another one by now. */
export function OfProject({ projectId, own, children }: Props): ReactNode {
  if (projectId === own.projectId) return children(own.project)
  return <Fetched projectId={projectId}>{children}</Fetched>
}

function Fetched({ projectId, children }: { projectId: string; children: Children }): ReactNode {
  const asked = useProject(projectId)
  return children(asked.value)
}
