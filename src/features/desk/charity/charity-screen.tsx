import { type ReactNode, useState } from 'react'
import { call, type Result, type Trouble } from '../../../cloud'
import { replacePage } from '../../../platform'
import { Button, Card, EmptyState, Field, Notice, Section, useCopy, useWords } from '../../../ui'
import { Actions, Columns, Fields, Said } from '../parts/columns'
import { partsCopy } from '../parts/copy'
import { DayField } from '../parts/day-field'
import { DeskFrame } from '../parts/desk-frame'
import { NotHere } from '../parts/not-here'
import { useMine } from '../parts/use-mine'
import { useOnce } from '../parts/use-once'
import { charityCopy } from './copy'

const empty = {
  nameZh: '',
  nameEn: '',
  aboutZh: '',
  aboutEn: '',
  creditCode: '',
  certificateNumber: '',
  certificateUntil: '',
  mchid: '',
  phone: '',
  email: '',
  address: '',
  lookupUrl: '',
}
type Form = typeof empty

/** An operator enters a charity; then its first owner is invited. */
export function CharityScreen(): ReactNode {
  const copy = useCopy(charityCopy)
  const words = useWords()
  const { value: mine } = useMine()
  const [form, setForm] = useState(empty)
  const [trouble, setTrouble] = useState<Trouble>()
  const [done, setDone] = useState<Result<'charities.register'>>()
  const { busy, once } = useOnce()
  const register = once(async () => {
    const answer = await call('charities.register', inputOf(form))
    setTrouble(answer.ok ? undefined : answer.trouble)
    if (answer.ok) setDone(answer.value)
  })
  if (mine && !mine.operator) {
    return (
      <DeskFrame title={copy.page} here="deskCharity">
        <NotHere forbidden />
      </DeskFrame>
    )
  }
  if (done) {
    return (
      <DeskFrame title={copy.page} here="deskCharity">
        <EmptyState
          title={copy.doneTitle}
          text={copy.doneText}
          action={{ label: copy.invite, onPress: () => replacePage('deskStaff', done) }}
        />
      </DeskFrame>
    )
  }
  const said = trouble?.kind === 'refused' && trouble.name === 'INVALID_INPUT'
  return (
    <DeskFrame title={copy.page} here="deskCharity">
      <Columns side={<Contact form={form} onChange={setForm} />}>
        <Who form={form} onChange={setForm} />
      </Columns>
      {trouble ? (
        <Said>
          <Notice tone="danger" live>
            {said ? copy.missing : words(trouble.sentence)}
          </Notice>
        </Said>
      ) : null}
      <Actions>
        <Button kind="primary" busy={busy} disabled={!isWhole(form)} onPress={register}>
          {busy ? copy.registering : copy.register}
        </Button>
      </Actions>
    </DeskFrame>
  )
}

type PartProps = { form: Form; onChange: (form: Form) => void }

function Who({ form, onChange }: PartProps): ReactNode {
  const copy = useCopy(charityCopy)
  const parts = useCopy(partsCopy)
  const field = fieldsOf(form, onChange)
  return (
    <Section title={copy.who}>
      <Card inPage>
        <Fields>
          {field('nameZh', copy.name, 40)}
          {field('nameEn', `${copy.name} · ${parts.english}`, 120)}
          {field('aboutZh', copy.about, 200)}
          {field('aboutEn', `${copy.about} · ${parts.english}`, 600)}
          {field('creditCode', copy.creditCode, 18)}
          {field('certificateNumber', copy.certificate, 60)}
          <DayField
            label={copy.until}
            value={form.certificateUntil}
            onChange={(certificateUntil) => onChange({ ...form, certificateUntil })}
          />
          {field('mchid', copy.mchid, 32)}
        </Fields>
      </Card>
    </Section>
  )
}

function Contact({ form, onChange }: PartProps): ReactNode {
  const copy = useCopy(charityCopy)
  const field = fieldsOf(form, onChange)
  return (
    <Section title={copy.contact}>
      <Card inPage>
        <Fields>
          {field('phone', copy.phone, 30)}
          {field('email', copy.email, 100)}
          {field('address', copy.address, 80)}
          {field('lookupUrl', copy.lookup, 200)}
        </Fields>
      </Card>
    </Section>
  )
}

function fieldsOf(form: Form, onChange: (form: Form) => void) {
  return (name: keyof Form, label: string, maxLength: number): ReactNode => (
    <Field
      label={label}
      labelShown
      value={form[name]}
      onChange={(typed) => onChange({ ...form, [name]: typed })}
      maxLength={maxLength}
    />
  )
}

const OPTIONAL: readonly (keyof Form)[] = ['nameEn', 'aboutEn', 'mchid']

function isWhole(form: Form): boolean {
  const names = Object.keys(form) as (keyof Form)[]
  return names.every((name) => OPTIONAL.includes(name) || form[name].trim() !== '')
}

function inputOf(form: Form): Parameters<typeof call<'charities.register'>>[1] {
  const said = (name: keyof Form) => form[name].trim()
  const both = (zh: string, en: string) => ({ zh, ...(en && { en }) })
  return {
    name: both(said('nameZh'), said('nameEn')),
    about: both(said('aboutZh'), said('aboutEn')),
    creditCode: said('creditCode').toUpperCase(),
    certificateNumber: said('certificateNumber'),
    certificateUntil: form.certificateUntil,
    ...(said('mchid') && { mchid: said('mchid') }),
    contact: { phone: said('phone'), email: said('email'), address: { zh: said('address') } },
    lookupUrl: said('lookupUrl'),
  }
}
