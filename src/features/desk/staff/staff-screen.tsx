import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { StaffRole } from '../../../../contracts/charities'
import { call, type Result, type Trouble, useAnswer } from '../../../cloud'
import { serverClock } from '../../../cloud/server-time'
import { copyText, usePageShownAgain } from '../../../platform'
import {
  Button,
  Card,
  ChoiceGroup,
  Dialog,
  dayWordsOf,
  List,
  ListRow,
  LoadFrame,
  Notice,
  pastDayWords,
  RowBones,
  Section,
  Skeleton,
  Toast,
  Type,
  useCopy,
  useLook,
  useOnce,
  useWords,
} from '../../../ui'
import { Columns, Fields, TroubleSaid } from '../parts/columns'
import { partsCopy } from '../parts/copy'
import { DeskFrame } from '../parts/desk-frame'
import { NotHere } from '../parts/not-here'
import { answersFor, useMine } from '../parts/use-mine'
import { staffCopy } from './copy'

type Staff = Result<'staff.list'>
type Person = Staff['items'][number]

/** Who works for a charity, the invitations that are open, and a new one. */
export function StaffScreen({ charityId }: { charityId: string }): ReactNode {
  const copy = useCopy(staffCopy)
  const asked = useAnswer(`staff ${charityId}`, () => call('staff.list', { charityId }))
  usePageShownAgain(asked.again)
  const { value: mine } = useMine()
  const manages = answersFor(mine, charityId)
  return (
    <DeskFrame title={copy.page} charityId={charityId} here="deskStaff">
      <LoadFrame
        asked={asked}
        skeleton={
          <Skeleton>
            <RowBones rows={4} height="48px" />
          </Skeleton>
        }
        refused={<NotHere forbidden />}
      >
        {(staff) => (
          <Columns side={manages ? <Invite charityId={charityId} onMade={asked.again} /> : null}>
            <People staff={staff} charityId={charityId} manages={manages} onRemoved={asked.again} />
            <Open staff={staff} />
          </Columns>
        )}
      </LoadFrame>
    </DeskFrame>
  )
}

type PeopleProps = { staff: Staff; charityId: string; manages: boolean; onRemoved: () => void }

function People({ staff, charityId, manages, onRemoved }: PeopleProps): ReactNode {
  const copy = useCopy(staffCopy)
  const parts = useCopy(partsCopy)
  const { lang } = useLook()
  const [leaving, setLeaving] = useState<Person>()
  return (
    <Section title={copy.people}>
      <Card inPage inside="list">
        <List label={copy.people}>
          {staff.items.map((person) => {
            const name = person.name ?? copy.nameless
            const since = copy.since(
              pastDayWords(person.since, serverClock.now().toISOString(), lang),
            )
            return (
              <ListRow
                key={person.staffId}
                icon="person"
                strong
                title={person.you ? `${name}（${copy.you}）` : name}
                detail={[parts.role[person.role], since, person.staffId].join(' · ')}
                aside={
                  manages && !person.you ? (
                    <Button
                      small
                      kind="plain"
                      label={copy.removeOf(name)}
                      onPress={() => setLeaving(person)}
                    >
                      {copy.remove}
                    </Button>
                  ) : undefined
                }
              />
            )
          })}
        </List>
      </Card>
      <Removal
        person={leaving}
        charityId={charityId}
        onClose={() => setLeaving(undefined)}
        onRemoved={onRemoved}
      />
    </Section>
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

function Open({ staff: { invites } }: { staff: Staff }): ReactNode {
  const copy = useCopy(staffCopy)
  const parts = useCopy(partsCopy)
  const { lang } = useLook()
  if (invites.length === 0) return null
  return (
    <Section title={copy.open}>
      <Card inPage inside="list">
        <List label={copy.open}>
          {invites.map(({ role, endsAt }) => (
            <ListRow
              key={`${role} ${endsAt}`}
              icon="message"
              title={parts.role[role]}
              aside={copy.until(dayWordsOf(endsAt, lang))}
            />
          ))}
        </List>
      </Card>
    </Section>
  )
}

const ROLES = ['editor', 'finance', 'owner'] as const satisfies readonly StaffRole[]

type InviteProps = { charityId: string; onMade: () => void }

/** A code is told once: here. */
function Invite({ charityId, onMade }: InviteProps): ReactNode {
  const copy = useCopy(staffCopy)
  const [role, setRole] = useState<StaffRole>('editor')
  const [made, setMade] = useState<Result<'staff.invite'>>()
  const [trouble, setTrouble] = useState<Trouble>()
  const { busy, once } = useOnce()
  const make = once(async () => {
    const answer = await call('staff.invite', { charityId, role })
    setTrouble(answer.ok ? undefined : answer.trouble)
    if (!answer.ok) return
    setMade(answer.value)
    onMade()
  })
  return (
    <Section title={copy.invite}>
      <Card inPage>
        <Fields>
          <Type tone="ink-2">{copy.inviteText}</Type>
          <ChoiceGroup
            label={copy.role}
            kind="cards"
            choices={ROLES.map((one) => ({ value: one, label: copy.roles[one] }))}
            value={role}
            onChange={setRole}
          />
          <Button kind="primary" busy={busy} onPress={make}>
            {busy ? copy.making : copy.make}
          </Button>
        </Fields>
      </Card>
      <TroubleSaid trouble={trouble} />
      {made ? <Code made={made} /> : null}
    </Section>
  )
}

function Code({ made: { code, endsAt } }: { made: Result<'staff.invite'> }): ReactNode {
  const copy = useCopy(staffCopy)
  const { lang } = useLook()
  const [said, setSaid] = useState<string>()
  const copyIt = async (): Promise<void> =>
    setSaid((await copyText(code)) ? copy.copied : copy.notCopied)
  return (
    <Card inPage label={copy.code}>
      <Type size="title" figures>
        {code}
      </Type>
      <Type size="fact" tone="ink-2" figures above={4}>
        {copy.codeText(dayWordsOf(endsAt, lang))}
      </Type>
      <View style={{ marginTop: '12px' }}>
        <Button small icon="link" onPress={() => void copyIt()}>
          {copy.copy}
        </Button>
      </View>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </Card>
  )
}
