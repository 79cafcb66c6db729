import { type ReactNode, useEffect, useState } from 'react'
import { call, type Result } from '../../../cloud'
import { replacePage } from '../../../platform'
import { Button, EmptyState, useCopy, useOnce } from '../../../ui'
import { Actions, Columns, TroubleSaid } from '../parts/columns'
import { ContactCard, WhoCard } from './charity-fields'
import { emptyCharity, isWhole, registrationOf } from './charity-form'
import { charityCopy } from './copy'
import { useWrong } from './use-wrong'

/** An operator enters a charity; then its first owner is invited. */
export function RegisterCharity({ onUnsaved }: { onUnsaved: (is: boolean) => void }): ReactNode {
  const copy = useCopy(charityCopy)
  const [form, setForm] = useState(emptyCharity)
  const [done, setDone] = useState<Result<'charities.register'>>()
  const { wrong, trouble, fits, answered } = useWrong(form)
  const unsaved = form !== emptyCharity && !done
  useEffect(() => onUnsaved(unsaved), [unsaved, onUnsaved])
  const { busy, once } = useOnce()
  const register = once(async () => {
    if (!fits()) return
    const input = registrationOf(form)
    const answer = await call('charities.register', input)
    answered(answer, input)
    if (answer.ok) setDone(answer.value)
  })
  if (done) {
    return (
      <EmptyState
        title={copy.doneTitle}
        text={copy.doneText(done)}
        action={{
          label: copy.invite,
          onPress: () => replacePage('deskStaff', { charityId: done.charityId }),
        }}
      />
    )
  }
  const fields = { form, onChange: setForm, wrong }
  return (
    <>
      <Columns side={<ContactCard {...fields} />}>
        <WhoCard {...fields} />
      </Columns>
      <TroubleSaid trouble={trouble} />
      <Actions>
        <Button kind="primary" busy={busy} disabled={!isWhole(form)} onPress={register}>
          {busy ? copy.registering : copy.register}
        </Button>
      </Actions>
    </>
  )
}
