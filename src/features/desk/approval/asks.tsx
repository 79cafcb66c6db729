/** The questions before a report is decided: each sends its answer once. */
import { type ReactNode, useState } from 'react'
import { REASON_CODE_POINTS_MAX } from '../../../../contracts/limits'
import { call, type Result, type Trouble } from '../../../cloud'
import { Button, Dialog, Field, Sheet, Type, useCopy, useOnce } from '../../../ui'
import { Fields } from '../parts/columns'
import { approvalCopy } from './copy'

type AskProps = {
  open: boolean
  reportId: string
  onClose: () => void
  onRefused: (trouble: Trouble) => void
}
type ApproveProps = AskProps & {
  version: number | undefined
  text: string
  onApproved: (result: Result<'reports.approve'>) => void
}

/** The version that was read, and no other one, is approved. */
export function AskApproval(props: ApproveProps): ReactNode {
  const { open, reportId, version, text, onClose, onApproved, onRefused } = props
  const copy = useCopy(approvalCopy)
  const { busy, once } = useOnce()
  const approve = once(async () => {
    const answer = await call('reports.approve', {
      reportId,
      ...(version !== undefined && { version }),
    })
    if (answer.ok) onApproved(answer.value)
    else onRefused(answer.trouble)
  })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={copy.ask}
      actions={
        <>
          <Button kind="primary" busy={busy} onPress={approve}>
            {busy ? copy.approving : copy.yes}
          </Button>
          <Button kind="plain" onPress={onClose}>
            {copy.no}
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

/** It goes back to those who wrote it, with the reason. */
export function AskReturn(props: AskProps & { onReturned: () => void }): ReactNode {
  const { open, reportId, onClose, onReturned, onRefused } = props
  const copy = useCopy(approvalCopy)
  const { busy, once } = useOnce()
  const [why, setWhy] = useState('')
  const send = once(async () => {
    const answer = await call('reports.return', { reportId, why: why.trim() })
    if (answer.ok) onReturned()
    else onRefused(answer.trouble)
  })
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={copy.returnTitle}
      foot={
        <Button kind="primary" busy={busy} disabled={why.trim() === ''} onPress={send}>
          {busy ? copy.returning : copy.return}
        </Button>
      }
    >
      <Fields>
        <Type tone="ink-2">{copy.returnText}</Type>
        <Field
          label={copy.why}
          kind="lines"
          value={why}
          onChange={setWhy}
          placeholder={copy.why}
          maxLength={REASON_CODE_POINTS_MAX}
          counted
        />
      </Fields>
    </Sheet>
  )
}
