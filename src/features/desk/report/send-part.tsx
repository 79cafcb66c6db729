import { type ReactNode, useRef, useState } from 'react'
import { call, type Trouble } from '../../../cloud'
import { Button, useCopy } from '../../../ui'
import { Actions, TroubleSaid } from '../parts/columns'
import type { Saving } from '../parts/use-saving'
import { reportCopy } from './copy'
import type { ReportForm } from './form'
import type { Lacking } from './lacking'
import { LackingCard } from './lacking-card'
import type { Keep } from './use-keep'
import type { ToWrite } from './use-report'

type SendProps = {
  report: ToWrite
  form: ReportForm
  lacking: Lacking[]
  saving: Saving
  keep: Keep
  onSent: () => void
}

/** What is lacking, and the way to finance once nothing is. */
export function SendPart({ report, form, lacking, saving, keep, onSent }: SendProps): ReactNode {
  const copy = useCopy(reportCopy)
  const [sending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const busy = useRef(false)
  const send = async (): Promise<void> => {
    if (busy.current) return
    busy.current = true
    setSending(true)
    setTrouble(undefined)
    if (await saving.saveNow()) await publish()
    busy.current = false
    setSending(false)
  }
  const publish = async (): Promise<void> => {
    const { title, text, spending, ...rest } = keep.contentNow(form)
    const { reportId, version } = keep.known()
    if (!title || !text) return
    const answer = await call('reports.publish', {
      ...rest,
      kind: report.kind,
      title,
      text,
      spending: spending ?? [],
      projectId: report.project.projectId,
      ...(reportId && { reportId }),
      ...(version !== undefined && { version }),
    })
    if (answer.ok) onSent()
    else if (!saving.heard(answer.trouble)) setTrouble(answer.trouble)
  }
  return (
    <>
      <LackingCard lacking={lacking} state={saving.state} />
      <TroubleSaid trouble={trouble} />
      <Actions>
        <Button
          kind="primary"
          disabled={lacking.length > 0 || saving.state.at === 'changed'}
          busy={sending}
          onPress={() => void send()}
        >
          {sending ? copy.sending : copy.send}
        </Button>
      </Actions>
    </>
  )
}
