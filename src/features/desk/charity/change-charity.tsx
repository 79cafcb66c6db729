import { type ReactNode, useEffect, useState } from 'react'
import { dayOf } from '../../../../contracts/beijing'
import { call, type Result, useAnswer } from '../../../cloud'
import { serverClock } from '../../../cloud/server-time'
import { Button, Dialog, LoadFrame, Notice, Type, useCopy, useOnce, useWords } from '../../../ui'
import { Actions, Columns, Said, TroubleSaid } from '../parts/columns'
import { DeskFrame } from '../parts/desk-frame'
import { useAskedLeaving } from '../parts/leaving'
import { NotHere } from '../parts/not-here'
import { answersFor, useMine } from '../parts/use-mine'
import { ReportSkeleton } from '../report/report-skeleton'
import { ContactCard, WhoCard } from './charity-fields'
import { type CharityRead, charityFormOf, charityPatch } from './charity-form'
import { CharityRead as Read } from './charity-read'
import { charityCopy } from './copy'
import { useWrong } from './use-wrong'

/** A charity as it stands: an owner or an operator changes it, others at work there read it. */
export function ChangeCharity({ charityId }: { charityId: string }): ReactNode {
  const copy = useCopy(charityCopy)
  const words = useWords()
  const mine = useMine()
  const [unsaved, setUnsaved] = useState(false)
  const { leave, dialog } = useAskedLeaving(unsaved)
  const asked = useAnswer(`charity ${charityId}`, () => call('charities.show', { charityId }))
  return (
    <DeskFrame
      title={copy.changePage}
      note={asked.value && words(asked.value.name)}
      charityId={charityId}
      here="deskCharity"
      onBack={leave}
    >
      <LoadFrame asked={mine} skeleton={<ReportSkeleton />}>
        {(known) => (
          <LoadFrame asked={asked} skeleton={<ReportSkeleton />} refused={<NotHere forbidden />}>
            {(charity) =>
              answersFor(known, charityId) ? (
                <Editor charity={charity} onUnsaved={setUnsaved} />
              ) : (
                <Read charity={charity} />
              )
            }
          </LoadFrame>
        )}
      </LoadFrame>
      {dialog}
    </DeskFrame>
  )
}

type EditorProps = { charity: CharityRead; onUnsaved: (is: boolean) => void }

function Editor({ charity, onUnsaved }: EditorProps): ReactNode {
  const copy = useCopy(charityCopy)
  const { charityId } = charity
  const [before, setBefore] = useState(() => charityFormOf(charity))
  const [form, setForm] = useState(before)
  const [done, setDone] = useState<Result<'charities.change'>>()
  const [asking, setAsking] = useState(false)
  const { wrong, trouble, fits, answered } = useWrong(form, before)
  const { busy, once } = useOnce()
  const patch = charityPatch(form, before)
  const changed = Object.keys(patch).length > 0
  useEffect(() => onUnsaved(changed), [changed, onUnsaved])
  const change = once(async () => {
    const answer = await call('charities.change', { charityId, ...patch })
    setAsking(false)
    answered(answer, patch)
    if (!answer.ok) return
    setBefore(form)
    setDone(answer.value)
  })
  // A certificate that is over closes giving at once, so that is asked about first.
  const closes = (patch.certificateUntil ?? form.certificateUntil) < dayOf(serverClock.now())
  const press = (): void => {
    setDone(undefined)
    if (!fits()) return
    if (patch.certificateUntil && closes) setAsking(true)
    else change()
  }
  const fields = { form, onChange: setForm, wrong }
  return (
    <>
      <Columns side={<ContactCard {...fields} />}>
        <WhoCard {...fields} />
      </Columns>
      <TroubleSaid trouble={trouble} />
      {done && !changed ? <Done changed={done.changed} /> : null}
      <Actions>
        <Button kind="primary" busy={busy} disabled={!changed} onPress={press}>
          {busy ? copy.changing : copy.change}
        </Button>
      </Actions>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={copy.askOver}
        actions={
          <>
            <Button kind="danger" busy={busy} onPress={change}>
              {busy ? copy.changing : copy.change}
            </Button>
            <Button kind="primary" onPress={() => setAsking(false)}>
              {copy.lookAgain}
            </Button>
          </>
        }
      >
        <Type tone="ink-2" center>
          {copy.askOverText}
        </Type>
      </Dialog>
    </>
  )
}

function Done({ changed }: { changed: readonly string[] }): ReactNode {
  const copy = useCopy(charityCopy)
  const names = changed.map((name) =>
    name in copy.changed ? copy.changed[name as keyof typeof copy.changed] : name,
  )
  return (
    <Said>
      <Notice tone="jade" icon="done" live>
        {names.length > 0 ? copy.changedNow(names) : copy.asBefore}
      </Notice>
    </Said>
  )
}
