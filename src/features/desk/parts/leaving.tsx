/** The way out of a page on which something is not saved. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { goBack, holdUnsaved } from '../../../platform'
import { Button, Dialog, Type, useCopy } from '../../../ui'
import { partsCopy } from './copy'
import type { Saving } from './use-saving'

type Leaving = { leave: () => void; dialog: ReactNode }

/** Of a page that saves itself: it saves first, and asks where that does not work. */
export function useLeaving(saving: Saving): Leaving {
  const { asking, dialog, ask } = useLeaveDialog()
  const leave = (): void => {
    void saving.saveNow().then((saved) => (saved ? goBack() : ask()))
  }
  useHeld(saving.state.at !== 'saved' && !asking, leave)
  return { leave, dialog }
}

/** Of a page that is saved by hand: it asks while something is not. */
export function useAskedLeaving(unsaved: boolean): Leaving {
  const { asking, dialog, ask } = useLeaveDialog()
  useHeld(unsaved && !asking, ask)
  return { leave: unsaved ? ask : goBack, dialog }
}

function useLeaveDialog() {
  const copy = useCopy(partsCopy)
  const [asking, setAsking] = useState(false)
  const dialog = (
    <Dialog
      open={asking}
      onClose={() => setAsking(false)}
      title={copy.leaveTitle}
      actions={
        <>
          <Button
            kind="danger"
            onPress={() => {
              setAsking(false)
              goBack()
            }}
          >
            {copy.leave}
          </Button>
          <Button kind="primary" onPress={() => setAsking(false)}>
            {copy.stay}
          </Button>
        </>
      }
    >
      <Type tone="ink-2" center>
        {copy.leaveText}
      </Type>
    </Dialog>
  )
  return { asking, dialog, ask: () => setAsking(true) }
}

/** While something is not saved, leaving asks first. */
function useHeld(unsaved: boolean, onBack: () => void): void {
  const { leaveTitle, leaveText } = useCopy(partsCopy)
  const latest = useRef(onBack)
  latest.current = onBack
  const question = `${leaveTitle}。${leaveText}`
  useEffect(
    () => (unsaved ? holdUnsaved(question, () => latest.current()) : undefined),
    [unsaved, question],
  )
}
