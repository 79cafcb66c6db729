/** The giving sheet: choose, look once, give. One thing to do, and it stays in reach of the thumb. */
import { type ReactNode, useEffect, useState } from 'react'
import type { Project } from '../../../../contracts/projects'
import { useWords } from '../../../ui'
import type { Via } from '../journey/intent'
import { staysOpen } from '../journey/journey'
import { ChoosingSheet } from './choosing-sheet'
import { emptyForm, type GiftForm, withAmount } from './gift-form'
import { SecondQuestion } from './second-question'
import { useGiving } from './use-giving'

type Props = {
  project: Project
  open: boolean
  onClose: () => void
  /** How the page was opened: the gift and its steps carry it. */
  via: Via
}

export function GivingSheet({ project, open, onClose, via }: Props): ReactNode {
  const { projectId, presetsFen } = project
  const [form, setForm] = useState<GiftForm>(() => emptyForm(project))
  const { giving, moment } = useGiving({ projectId, via }, (earlier) => {
    // What was chosen stays when it is not what was given.
    if (!earlier) setForm(emptyForm(project))
    onClose()
  })
  const words = useWords()

  useEffect(() => {
    if (open) giving.record('sheet')
  }, [open, giving])

  const close = (): void => {
    if (staysOpen(moment)) return
    giving.close()
    onClose()
  }

  if (!open) return null
  if (moment.at === 'asking-again') {
    return (
      <SecondQuestion
        asking={moment}
        project={words(project.title)}
        giving={giving}
        onTake={(amountFen) => setForm(withAmount(form, amountFen, presetsFen))}
        onClose={close}
      />
    )
  }
  return (
    <ChoosingSheet
      project={project}
      moment={moment}
      form={form}
      onChange={(change) => {
        if (change.picked !== undefined) giving.record('amount')
        setForm((before) => ({ ...before, ...change }))
      }}
      onGive={giving.give}
      onClose={close}
    />
  )
}
