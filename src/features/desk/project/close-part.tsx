import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { REASON_CODE_POINTS_MAX } from '../../../../contracts/limits'
import { call, type Trouble } from '../../../cloud'
import { openPage } from '../../../platform'
import {
  Button,
  Card,
  Dialog,
  EmptyState,
  Field,
  Notice,
  Section,
  Type,
  useCopy,
  useOnce,
  useWords,
} from '../../../ui'
import { Actions, Fields } from '../parts/columns'
import { DeskFrame } from '../parts/desk-frame'
import { answersFor, useMine } from '../parts/use-mine'
import { closeCopy } from './close-copy'
import './project-desk.scss'

type Props = { projectId: string; charityId: string; onClosed: () => void }

/** Ending a project's giving for good: what it means first, then why, then a question. */
export function ClosePart({ projectId, charityId, onClosed }: Props): ReactNode {
  const copy = useCopy(closeCopy)
  const { value: mine } = useMine()
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  const [tried, setTried] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const { busy, once } = useOnce()
  const words = useWords()
  const said = reason.trim()
  const close = once(async () => {
    const answer = await call('projects.close', { projectId, reason: said })
    setTrouble(answer.ok ? undefined : answer.trouble)
    if (!answer.ok) return
    setAsking(false)
    onClosed()
  })
  const ask = (): void => {
    setTried(true)
    setTrouble(undefined)
    setAsking(said !== '')
  }
  if (!answersFor(mine, charityId)) return null
  return (
    <Section title={copy.title}>
      <Card inPage>
        <Fields>
          <View>
            {copy.means.map((line) => (
              <View key={line} className="close__means">
                <Type tone="ink-2">{line}</Type>
              </View>
            ))}
          </View>
          <Field
            label={copy.reason}
            labelShown
            kind="lines"
            value={reason}
            onChange={(typed) => setReason(typed.replace(/\n/g, ' '))}
            placeholder={copy.reasonHint}
            maxLength={REASON_CODE_POINTS_MAX}
            counted
            error={tried && said === '' ? copy.reasonMissing : undefined}
          />
          <Button kind="danger" onPress={ask}>
            {copy.close}
          </Button>
        </Fields>
      </Card>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={copy.ask}
        actions={
          <>
            <Button kind="danger" busy={busy} onPress={close}>
              {busy ? copy.closing : copy.yes}
            </Button>
            <Button kind="primary" onPress={() => setAsking(false)}>
              {copy.no}
            </Button>
          </>
        }
      >
        <Type tone="ink-2" center>
          {copy.askText}
        </Type>
        {trouble ? (
          <Notice tone="danger" live>
            {words(trouble.sentence)}
          </Notice>
        ) : null}
      </Dialog>
    </Section>
  )
}

/** Giving has ended: what stays to be done, and where. */
export function Closed({ projectId, charityId }: Omit<Props, 'onClosed'>): ReactNode {
  const copy = useCopy(closeCopy)
  return (
    <DeskFrame title={copy.page} charityId={charityId}>
      <EmptyState
        title={copy.doneTitle}
        text={copy.doneText}
        action={{ label: copy.toReports, onPress: () => openPage('deskReports', { projectId }) }}
      />
      <Actions>
        <Button kind="plain" onPress={() => openPage('project', { projectId })}>
          {copy.see}
        </Button>
      </Actions>
    </DeskFrame>
  )
}
