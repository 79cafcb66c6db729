import type { ReactNode } from 'react'
import { openPage } from '../../../platform'
import { Button, useCopy } from '../../../ui'
import { envelopeCopy } from './copy'

/** A lantern of one's own beside somebody else's: the way to give to the project. */
export function AddOne({ projectId }: { projectId: string }): ReactNode {
  const copy = useCopy(envelopeCopy)
  return (
    <Button
      kind="primary"
      icon="lantern"
      onPress={() => openPage('project', { projectId, give: 'now' })}
    >
      {copy.addOne}
    </Button>
  )
}
