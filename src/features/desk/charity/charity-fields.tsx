import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card, Field, Section, Type, useCopy } from '../../../ui'
import { Fields } from '../parts/columns'
import { partsCopy } from '../parts/copy'
import { DayField } from '../parts/day-field'
import {
  type CharityField,
  type CharityForm,
  charityFieldId,
  type WrongFields,
} from './charity-form'
import { charityCopy } from './copy'

export type CharityFieldsProps = {
  form: CharityForm
  onChange: (form: CharityForm) => void
  wrong: WrongFields
}

export function WhoCard(props: CharityFieldsProps): ReactNode {
  const copy = useCopy(charityCopy)
  const { form, onChange, wrong } = props
  const field = useField(props)
  return (
    <Section title={copy.who}>
      <Card inPage>
        <Fields>
          {field('nameZh', 40)}
          {field('nameEn', 120)}
          {field('aboutZh', 200, 'lines')}
          {field('aboutEn', 600, 'lines')}
          {field('creditCode', 18)}
          {field('certificateNumber', 60)}
          <View id={charityFieldId('certificateUntil')}>
            <DayField
              label={copy.fields.certificateUntil}
              value={form.certificateUntil}
              onChange={(certificateUntil) => onChange({ ...form, certificateUntil })}
              error={wrong.certificateUntil && copy.wrong[wrong.certificateUntil]}
            />
          </View>
          <Type size="fact" tone="ink-2">
            {copy.untilText}
          </Type>
          {field('mchid', 32)}
        </Fields>
      </Card>
    </Section>
  )
}

export function ContactCard(props: CharityFieldsProps): ReactNode {
  const copy = useCopy(charityCopy)
  const field = useField(props)
  return (
    <Section title={copy.contact}>
      <Card inPage>
        <Fields>
          {field('phone', 30)}
          {field('email', 100)}
          {field('addressZh', 80)}
          {field('addressEn', 240)}
          {field('lookupUrl', 200)}
        </Fields>
      </Card>
    </Section>
  )
}

/** A field of text, with what is wrong with it below. */
function useField({ form, onChange, wrong }: CharityFieldsProps) {
  const labels = useLabels()
  const copy = useCopy(charityCopy)
  return (name: CharityField, maxLength: number, kind: 'text' | 'lines' = 'text'): ReactNode => {
    const why = wrong[name]
    return (
      <View id={charityFieldId(name)}>
        <Field
          label={labels(name)}
          labelShown
          kind={kind}
          value={form[name]}
          onChange={(typed) => onChange({ ...form, [name]: typed.replace(/\n/g, ' ') })}
          maxLength={maxLength}
          error={why && copy.wrong[why]}
        />
      </View>
    )
  }
}

/** English fields are called as the Chinese ones, with the word that they may stay empty. */
function useLabels(): (name: CharityField) => string {
  const { fields } = useCopy(charityCopy)
  const { english } = useCopy(partsCopy)
  return (name) => {
    if (name === 'nameEn') return `${fields.nameZh} · ${english}`
    if (name === 'aboutEn') return `${fields.aboutZh} · ${english}`
    return name === 'addressEn' ? `${fields.addressZh} · ${english}` : fields[name]
  }
}
