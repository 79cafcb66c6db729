import type { ReactNode } from 'react'
import { openPage } from '../../../platform'
import { EmptyState, useCopy } from '../../../ui'
import { partsCopy } from './copy'

/** Not for this person, or not there any more: the way back says so kindly. */
export function NotHere({ forbidden }: { forbidden?: boolean }): ReactNode {
  const copy = useCopy(partsCopy)
  return (
    <EmptyState
      title={forbidden ? copy.forbidden : copy.gone}
      text={forbidden ? copy.forbiddenText : copy.goneText}
      action={{ label: copy.toDesk, onPress: () => openPage('desk', {}) }}
    />
  )
}
