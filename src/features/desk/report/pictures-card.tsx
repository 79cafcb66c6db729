import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { REPORT_PEOPLE_MAX, REPORT_PICTURES_MAX } from '../../../../contracts/limits'
import {
  Button,
  Card,
  ChoiceGroup,
  Icon,
  Pressable,
  Section,
  Switch,
  Type,
  useCopy,
} from '../../../ui'
import { Fields } from '../parts/columns'
import { DayField } from '../parts/day-field'
import { FilesField } from '../parts/files-field'
import { reportCopy } from './copy'
import { type Person, type ReportForm, rowKey } from './form'
import { fieldId } from './lacking-card'
import type { Change } from './report-screen'
import './report.scss'

type Props = { charityId: string; form: ReportForm; onChange: Change }

/** Pictures, and the consent of the people in them (docs/law.md): without it they are not sent. */
export function PicturesCard({ charityId, form, onChange }: Props): ReactNode {
  const copy = useCopy(reportCopy)
  return (
    <Section title={copy.pictures}>
      <Card inPage>
        <Fields>
          <Type tone="ink-2">{copy.picturesHint}</Type>
          <FilesField
            charityId={charityId}
            kind="picture"
            files={form.pictures}
            most={REPORT_PICTURES_MAX}
            onChange={(pictures) => onChange({ pictures })}
          />
          {form.pictures.length > 0 ? <Consent form={form} onChange={onChange} /> : null}
        </Fields>
      </Card>
    </Section>
  )
}

function Consent({ form, onChange }: Omit<Props, 'charityId'>): ReactNode {
  const copy = useCopy(reportCopy)
  const { shown, people, facesBlurred } = form
  const choose = (said: 'nobody' | 'somebody'): void =>
    onChange({ shown: said, ...(said === 'somebody' && people.length === 0 && onePerson()) })
  return (
    <>
      <View id={fieldId('shown')}>
        <Type strong>{copy.shown}</Type>
        <View className="report__choice">
          <ChoiceGroup
            label={copy.shown}
            kind="segments"
            choices={[
              { value: 'nobody', label: copy.nobody },
              { value: 'somebody', label: copy.somebody },
            ]}
            value={shown}
            onChange={choose}
          />
        </View>
      </View>
      {shown === 'somebody' ? (
        <View id={fieldId('people')}>
          {people.map((person, at) => (
            <PersonRow
              key={person.key}
              n={at + 1}
              person={person}
              onChange={(part) => onChange({ people: withPart(people, person, part) })}
              onRemove={() => onChange({ people: people.filter((other) => other !== person) })}
            />
          ))}
          {people.length < REPORT_PEOPLE_MAX ? (
            <Button
              small
              kind="plain"
              icon="person"
              onPress={() => onChange({ people: [...people, ...onePerson().people] })}
            >
              {copy.addPerson}
            </Button>
          ) : null}
        </View>
      ) : null}
      {shown === 'somebody' && people.some(({ guardian }) => guardian) ? (
        <View id={fieldId('facesBlurred')}>
          <Switch
            label={copy.blurred}
            hint={copy.blurredHint}
            on={facesBlurred}
            onChange={(on) => onChange({ facesBlurred: on })}
          />
        </View>
      ) : null}
    </>
  )
}

const onePerson = (): { people: Person[] } => ({
  people: [{ key: rowKey(), consentOn: '', guardian: false }],
})

/** A list with one of its rows changed. */
export function withPart<Row extends { key: string }>(
  rows: readonly Row[],
  row: Row,
  part: Partial<Row>,
): Row[] {
  return rows.map((other) => (other.key === row.key ? { ...other, ...part } : other))
}

type RowProps = {
  n: number
  person: Person
  onChange: (part: Partial<Person>) => void
  onRemove: () => void
}

function PersonRow({ n, person, onChange, onRemove }: RowProps): ReactNode {
  const copy = useCopy(reportCopy)
  return (
    <View className="report__row">
      <RowHead title={copy.person(n)} remove={copy.removePerson(n)} onRemove={onRemove} />
      <DayField
        label={copy.consentOn}
        value={person.consentOn}
        onChange={(consentOn) => onChange({ consentOn })}
      />
      <Switch
        label={copy.guardian}
        on={person.guardian}
        onChange={(guardian) => onChange({ guardian })}
      />
    </View>
  )
}

type HeadProps = { title: string; remove: string; onRemove: () => void }

export function RowHead({ title, remove, onRemove }: HeadProps): ReactNode {
  return (
    <View className="report__row-head">
      <Type strong figures>
        {title}
      </Type>
      <Pressable className="report__remove" onPress={onRemove} spoken={{ label: remove }}>
        <Icon name="close" size={18} tone="ink-3" />
      </Pressable>
    </View>
  )
}
