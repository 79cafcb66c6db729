import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { StaffRole } from '../../../../contracts/charities'
import { call, type Result, type Trouble, useAnswer } from '../../../cloud'
import { copyText, usePageShownAgain } from '../../../platform'
import {
  Button,
  Card,
  ChoiceGroup,
  dayWordsOf,
  List,
  ListRow,
  LoadFrame,
  RowBones,
  Section,
  Skeleton,
  Toast,
  Type,
  useCopy,
  useLook,
  useOnce,
} from '../../../ui'
import { Columns, Fields, TroubleSaid } from '../parts/columns'
import { partsCopy } from '../parts/copy'
import { DeskFrame } from '../parts/desk-frame'
import { NotHere } from '../parts/not-here'
import { answersFor, useMine } from '../parts/use-mine'
import { staffCopy } from './copy'
import { People, type Staff } from './people-card'

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
