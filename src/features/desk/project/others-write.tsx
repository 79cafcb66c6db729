import type { ReactNode } from 'react'
import { openPage } from '../../../platform'
import { EmptyState, useCopy } from '../../../ui'
import { DeskFrame } from '../parts/desk-frame'
import { projectDeskCopy } from './copy'

type Props = { projectId: string | undefined; charityId: string }

/** Finance reads projects; what they say is written by others. */
export function OthersWrite({ projectId, charityId }: Props): ReactNode {
  const copy = useCopy(projectDeskCopy)
  const see = projectId && {
    label: copy.preview,
    onPress: () => openPage('deskPreview', { projectId }),
  }
  return (
    <DeskFrame title={copy.page} charityId={charityId}>
      <EmptyState title={copy.othersWrite} {...(see && { action: see })} />
    </DeskFrame>
  )
}
