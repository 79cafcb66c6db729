import type { ReactNode } from 'react'
import { useCopy } from '../../../ui'
import { DeskFrame } from '../parts/desk-frame'
import { NotHere } from '../parts/not-here'
import { useMine } from '../parts/use-mine'
import { ChangeCharity } from './change-charity'
import { charityCopy } from './copy'
import { RegisterCharity } from './register-charity'

/** A charity's own facts, to be read or changed; without one, an operator enters a new one. */
export function CharityScreen({ charityId }: { charityId: string | undefined }): ReactNode {
  const copy = useCopy(charityCopy)
  const { value: mine } = useMine()
  if (charityId) return <ChangeCharity charityId={charityId} />
  return (
    <DeskFrame title={copy.page} here="deskCharity">
      {mine && !mine.operator ? <NotHere forbidden /> : <RegisterCharity />}
    </DeskFrame>
  )
}
