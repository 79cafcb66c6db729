import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { MESSAGE_CODE_POINTS_MAX } from '../../../../contracts/limits'
import type { Project } from '../../../../contracts/projects'
import { Field, Sheet, useCopy, useWords } from '../../../ui'
import { CharitySheet, RecordLine } from '../../projects'
import type { GiftDraft } from '../journey/intent'
import type { Moment } from '../journey/journey'
import { AmountChoice } from './amount-choice'
import { CoolDown } from './cool-down'
import { sheetCopy } from './copy'
import { type FormRead, type GiftForm, readForm } from './gift-form'
import { GiveButton } from './give-button'
import { Naming } from './naming'
import { SaidNotice } from './progress'
import './choosing-sheet.scss'

type Props = {
  project: Project
  moment: Exclude<Moment, { at: 'asking-again' }>
  form: GiftForm
  onChange: (change: Partial<GiftForm>) => void
  onGive: (draft: GiftDraft) => void
  onClose: () => void
}

/** The sheet while the donor chooses and while the gift is under way: everything on it stays where it is. */
export function ChoosingSheet({ project, moment, form, ...does }: Props): ReactNode {
  const copy = useCopy(sheetCopy)
  const words = useWords()
  const [tried, setTried] = useState<FormRead>()
  const [proving, setProving] = useState(false)
  const wrong = tried && !tried.ok ? tried : undefined

  const change = (changed: Partial<GiftForm>): void => {
    setTried(undefined)
    does.onChange(changed)
  }
  const give = (): void => {
    const read = readForm(form, project.projectId)
    setTried(read)
    if (read.ok) does.onGive(read.draft)
  }

  if (proving) return <CharitySheet project={project} open onClose={() => setProving(false)} />
  return (
    <Sheet
      open
      title={copy.title(words(project.title))}
      onClose={does.onClose}
      foot={
        <View className="choosing-sheet__foot">
          <SaidNotice moment={moment} />
          <RecordLine project={project} onPress={() => setProving(true)} />
          <GiveButton
            moment={moment}
            form={form}
            missing={wrong?.amount}
            onGive={give}
            onClose={does.onClose}
          />
        </View>
      }
    >
      <AmountChoice project={project} form={form} missing={wrong?.amount} onChange={change} />
      <View className="choosing-sheet__message">
        <Field
          label={copy.message}
          placeholder={copy.messageHint}
          icon="message"
          counted
          maxLength={MESSAGE_CODE_POINTS_MAX}
          value={form.message}
          onChange={(message) => change({ message })}
        />
      </View>
      <Naming form={form} missing={wrong?.nameMissing ?? false} onChange={change} />
      <CoolDown project={project} />
    </Sheet>
  )
}
