import { type ReactNode, useState } from 'react'
import { useCopy } from '../../../ui'
import { DeskFrame } from '../parts/desk-frame'
import { useAskedLeaving } from '../parts/leaving'
import { NotHere } from '../parts/not-here'
import { useMine } from '../parts/use-mine'
import { ChangeCharity } from './change-charity'
import { charityCopy } from './copy'
import { RegisterCharity } from './register-charity'

/** A charity's own facts, to be read or changed; without one, an operator enters a new one. */
export function CharityScreen({ charityId }: { charityId: string | undefined }): ReactNode {
  if (charityId) return <ChangeCharity charityId={charityId} />
  return <NewCharity />
}

function NewCharity(): ReactNode {
  const copy = useCopy(charityCopy)
  const { value: mine } = useMine()
  const [unsaved, setUnsaved] = useState(false)
  const { leave, dialog } = useAskedLeaving(unsaved)
  return (
    <DeskFrame title={copy.page} here="deskCharity" onBack={leave}>
      {mine && !mine.operator ? <NotHere forbidden /> : <RegisterCharity onUnsaved={setUnsaved} />}
      {dialog}
    </DeskFrame>
  )
}
