import type { ReactNode } from 'react'
import { Button, Dialog, Type } from '../../../ui'

type Props = {
  open: boolean
  title: string
  /** What it will mean. */
  text: string
  yes: string
  no: string
  busy: boolean
  onYes: () => void
  onClose: () => void
}

/** One thing, what it will mean, and whether to do it. */
export function AskDialog({ open, title, text, yes, no, busy, onYes, onClose }: Props): ReactNode {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button kind="primary" busy={busy} onPress={onYes}>
            {yes}
          </Button>
          <Button kind="plain" onPress={onClose}>
            {no}
          </Button>
        </>
      }
    >
      <Type tone="ink-2" figures center>
        {text}
      </Type>
    </Dialog>
  )
}
