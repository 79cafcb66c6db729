import { type ReactNode, useState } from 'react'
import { NAME_CODE_POINTS_MAX } from '../../../../contracts/limits'
import { call, type Result, type Trouble } from '../../../cloud'
import { replacePage } from '../../../platform'
import { Button, Card, EmptyState, Field, Type, useCopy, useOnce } from '../../../ui'
import { loginCopy } from '../login/copy'
import { Actions, Fields, TroubleSaid } from '../parts/columns'
import { partsCopy } from '../parts/copy'
import { DeskFrame } from '../parts/desk-frame'

/** Becoming staff by a code that a colleague gave. */
export function JoinScreen({ code: opened }: { code: string | undefined }): ReactNode {
  const copy = useCopy(loginCopy)
  const parts = useCopy(partsCopy)
  const [code, setCode] = useState(opened ?? '')
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState<Trouble>()
  const [joined, setJoined] = useState<Result<'staff.join'>>()
  const { busy, once } = useOnce()
  const join = once(async () => {
    const said = name.trim()
    const answer = await call('staff.join', { code, ...(said && { name: said }) })
    setTrouble(answer.ok ? undefined : answer.trouble)
    if (answer.ok) setJoined(answer.value)
  })
  if (joined) {
    const { charityId, role } = joined
    return (
      <DeskFrame title={copy.joinPage} charityId={charityId}>
        <EmptyState
          title={copy.joinedTitle}
          text={copy.joinedText(parts.role[role])}
          action={{ label: copy.toDesk, onPress: () => replacePage('desk', { charityId }) }}
        />
      </DeskFrame>
    )
  }
  return (
    <DeskFrame title={copy.joinPage}>
      <Card inPage>
        <Fields>
          <Type tone="ink-2">{copy.joinText}</Type>
          <Field label={copy.joinCode} labelShown value={code} onChange={setCode} maxLength={60} />
          <Field
            label={copy.name}
            labelShown
            value={name}
            onChange={setName}
            maxLength={NAME_CODE_POINTS_MAX}
          />
        </Fields>
      </Card>
      <TroubleSaid trouble={trouble} />
      <Actions>
        <Button kind="primary" busy={busy} disabled={code.trim() === ''} onPress={join}>
          {busy ? copy.joining : copy.join}
        </Button>
      </Actions>
    </DeskFrame>
  )
}
