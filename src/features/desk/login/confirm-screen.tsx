import { type ReactNode, useState } from 'react'
import { call, type Trouble } from '../../../cloud'
import { cameraCode, openPage, routeAt } from '../../../platform'
import { Button, Card, EmptyState, Field, Type, useCopy, useOnce } from '../../../ui'
import { Actions, Fields, TroubleSaid } from '../parts/columns'
import { DeskFrame } from '../parts/desk-frame'
import { loginCopy } from './copy'

/** On the phone: logs in the wide screen whose code was scanned, after a word about whose screen it is. */
export function ConfirmScreen({ code: opened }: { code: string | undefined }): ReactNode {
  const copy = useCopy(loginCopy)
  const [code, setCode] = useState(opened ?? '')
  const [trouble, setTrouble] = useState<Trouble>()
  const [strange, setStrange] = useState(false)
  const [confirmed, setConfirmed] = useState(false)
  const { busy, once } = useOnce()
  const scan = async (): Promise<void> => {
    const read = await cameraCode.read()
    if (read === undefined) return
    const found = codeIn(read)
    setStrange(found === undefined)
    if (found) setCode(found)
  }
  const confirm = once(async () => {
    const answer = await call('desk.confirm', { code })
    setTrouble(answer.ok ? undefined : answer.trouble)
    setConfirmed(answer.ok)
  })
  if (confirmed) {
    return (
      <DeskFrame title={copy.confirmPage}>
        <EmptyState
          title={copy.confirmedTitle}
          text={copy.confirmedText}
          action={{ label: copy.toDesk, onPress: () => openPage('desk', {}) }}
        />
      </DeskFrame>
    )
  }
  return (
    <DeskFrame title={copy.confirmPage}>
      <Card inPage>
        <Type size="section">{copy.confirmTitle}</Type>
        <Type tone="ink-2" above={4}>
          {copy.confirmText}
        </Type>
      </Card>
      <Card inPage>
        <Fields>
          {cameraCode.canRead ? (
            <Button icon="scan" onPress={() => void scan()}>
              {copy.scan}
            </Button>
          ) : null}
          <Field
            label={copy.typed}
            labelShown
            value={code}
            onChange={setCode}
            maxLength={60}
            error={strange ? copy.notOurs : undefined}
          />
        </Fields>
      </Card>
      <TroubleSaid trouble={trouble} />
      <Actions>
        <Button kind="primary" busy={busy} disabled={code.trim() === ''} onPress={confirm}>
          {busy ? copy.confirming : copy.confirm}
        </Button>
      </Actions>
    </DeskFrame>
  )
}

/** The picture holds the path of this page; what else a camera may read is none of ours. */
function codeIn(read: string): string | undefined {
  const { page, params } = routeAt(read)
  return page === 'deskConfirm' && 'code' in params ? params.code : undefined
}
