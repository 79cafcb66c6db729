import { type ReactNode, useState } from 'react'
import { call, type Result, type Trouble } from '../../../cloud'
import { serverClock } from '../../../cloud/server-time'
import {
  Button,
  Card,
  Dialog,
  List,
  ListRow,
  Notice,
  pastDayWords,
  Section,
  Type,
  useCopy,
  useLook,
  useOnce,
  useWords,
} from '../../../ui'
import { partsCopy } from '../parts/copy'
import { staffCopy } from './copy'

export type Staff = Result<'staff.list'>
type Person = Staff['items'][number]

type PeopleProps = { staff: Staff; charityId: string; manages: boolean; onRemoved: () => void }

/** Who works there and since when; whoever manages them ends a role. An id stands only where there is no name. */
export function People({ staff: { items }, ...at }: PeopleProps): ReactNode {
  const copy = useCopy(staffCopy)
  const [leaving, setLeaving] = useState<Person>()
  return (
    <Section title={copy.people}>
      <Card inPage inside={items.length > 0 ? 'list' : 'normal'}>
        {items.length > 0 ? (
          <List label={copy.people}>
            {items.map((person) => (
              <PersonRow
                key={person.staffId}
                person={person}
                onRemove={at.manages ? () => setLeaving(person) : undefined}
              />
            ))}
          </List>
        ) : (
          <Type tone="ink-2">{copy.nobody}</Type>
        )}
      </Card>
      <Removal
        person={leaving}
        charityId={at.charityId}
        onClose={() => setLeaving(undefined)}
        onRemoved={at.onRemoved}
      />
    </Section>
  )
}

type RowProps = { person: Person; onRemove: (() => void) | undefined }

function PersonRow({ person, onRemove }: RowProps): ReactNode {
  const copy = useCopy(staffCopy)
  const parts = useCopy(partsCopy)
  const { lang } = useLook()
  const name = person.name ?? copy.nameless
  const since = copy.since(pastDayWords(person.since, serverClock.now().toISOString(), lang))
  const facts = [parts.role[person.role], since, ...(person.name ? [] : [person.staffId])]
  return (
    <ListRow
      icon="person"
      strong
      title={person.you ? `${name}（${copy.you}）` : name}
      detail={facts.join(' · ')}
      aside={
        onRemove && !person.you ? (
          <Button small kind="plain" label={copy.removeOf(name)} onPress={onRemove}>
            {copy.remove}
          </Button>
        ) : undefined
      }
    />
  )
}

type RemovalProps = {
  person: Person | undefined
  charityId: string
  onClose: () => void
  onRemoved: () => void
}

function Removal({ person, charityId, onClose, onRemoved }: RemovalProps): ReactNode {
  const copy = useCopy(staffCopy)
  const words = useWords()
  const [trouble, setTrouble] = useState<Trouble>()
  const { busy, once } = useOnce()
  const remove = once(async () => {
    if (!person) return
    const answer = await call('staff.remove', { charityId, staffId: person.staffId })
    setTrouble(answer.ok ? undefined : answer.trouble)
    if (!answer.ok) return
    onClose()
    onRemoved()
  })
  const close = (): void => {
    setTrouble(undefined)
    onClose()
  }
  return (
    <Dialog
      open={person !== undefined}
      onClose={close}
      title={copy.removeTitle(person?.name ?? copy.nameless)}
      actions={
        <>
          <Button kind="danger" busy={busy} onPress={remove}>
            {busy ? copy.removing : copy.remove}
          </Button>
          <Button kind="primary" onPress={close}>
            {copy.keep}
          </Button>
        </>
      }
    >
      <Type tone="ink-2" center>
        {copy.removeText}
      </Type>
      {trouble ? (
        <Notice tone="danger" live>
          {words(trouble.sentence)}
        </Notice>
      ) : null}
    </Dialog>
  )
}
