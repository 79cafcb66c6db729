import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { DraftField, MissingField } from '../../../../contracts/project-drafts'
import { Card, Field, Section, Type, useCopy } from '../../../ui'
import { Fields } from '../parts/columns'
import { partsCopy } from '../parts/copy'
import { projectDeskCopy } from './copy'
import type { Both, BothField, DraftForm } from './draft-form'

/** What each card of a draft is given. */
export type PartProps = {
  form: DraftForm
  onChange: (change: Partial<DraftForm>) => void
  mayChange: (field: DraftField) => boolean
}

export const draftFieldId = (field: MissingField): string => `draft-${field}`

/** A card of fields under its title. */
export function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <Section title={title}>
      <Card inPage>
        <Fields>{children}</Fields>
      </Card>
    </Section>
  )
}

/** A field with its place for the list of what is missing; once it stands, it is read and no more. */
export function Place({
  field,
  may,
  said,
  children,
}: {
  field: Exclude<MissingField, 'certificate' | 'merchantAccount'>
  may: boolean
  /** What stands, where it may not change. */
  said?: string | undefined
  children: ReactNode
}): ReactNode {
  const copy = useCopy(projectDeskCopy)
  if (may) return <View id={draftFieldId(field)}>{children}</View>
  return (
    <View id={draftFieldId(field)}>
      <Type size="fact" tone="ink-2">
        {`${copy.field[field]} · ${copy.fixedField}`}
      </Type>
      <Type>{said}</Type>
    </View>
  )
}

type WordsProps = PartProps & { name: BothField; most: number; lines?: boolean }

/** Chinese first and English below it. */
export function WordsField({
  form,
  onChange,
  mayChange,
  name,
  most,
  lines,
}: WordsProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  return (
    <Place field={name} may={mayChange(name)} said={form[name].zh}>
      <BothFields
        label={copy.field[name]}
        value={form[name]}
        onChange={(value) => onChange({ [name]: value })}
        most={most}
        lines={lines}
      />
    </Place>
  )
}

type BothProps = {
  label: string
  value: Both
  onChange: (value: Both) => void
  most: number
  lines?: boolean | undefined
}

/** English runs longer. */
const ENGLISH_TIMES = 2.5

export function BothFields({ label, value, onChange, most, lines }: BothProps): ReactNode {
  const parts = useCopy(partsCopy)
  const kind = lines ? 'lines' : 'text'
  return (
    <Fields>
      <Field
        label={label}
        labelShown
        kind={kind}
        value={value.zh}
        onChange={(zh) => onChange({ ...value, zh })}
        maxLength={most}
        counted
      />
      <Field
        label={`${label} · ${parts.english}`}
        labelShown
        kind={kind}
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
        maxLength={Math.floor(most * ENGLISH_TIMES)}
      />
    </Fields>
  )
}
