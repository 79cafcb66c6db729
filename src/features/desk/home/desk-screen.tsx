import { type ReactNode, useState } from 'react'
import { knowsPerson } from '../../../cloud'
import { cameraCode, openPage, usePageShownAgain } from '../../../platform'
import {
  Button,
  Card,
  ChoiceGroup,
  EmptyState,
  List,
  ListRow,
  LoadFrame,
  RowBones,
  Section,
  Skeleton,
  useCopy,
  useWords,
} from '../../../ui'
import { LoginScreen } from '../login/login-screen'
import { Actions, Columns } from '../parts/columns'
import { partsCopy } from '../parts/copy'
import { DeskFrame } from '../parts/desk-frame'
import { NotHere } from '../parts/not-here'
import { type Mine, useMine } from '../parts/use-mine'
import { homeCopy } from './copy'
import { ProjectsCard } from './projects-card'
import { useWork } from './use-work'
import { WaitingCard } from './waiting-card'

/** A screen that draws codes is one that a phone logs in. */
const isWide = (): boolean => cameraCode.draw('?') !== undefined

/** A browser on which nobody has logged in asks a phone first. */
export function DeskScreen({ charityId }: { charityId: string | undefined }): ReactNode {
  const [known, setKnown] = useState(() => knowsPerson() || !isWide())
  if (!known) return <LoginScreen onEntered={() => setKnown(true)} />
  return <Desk charityId={charityId} />
}

function Desk({ charityId: opened }: { charityId: string | undefined }): ReactNode {
  const copy = useCopy(homeCopy)
  const asked = useMine()
  usePageShownAgain(asked.again)
  const [chosen, setChosen] = useState(opened)
  const [another, setAnother] = useState(false)
  const entered = (): void => {
    setAnother(false)
    asked.again()
  }
  if (another) return <LoginScreen onEntered={entered} />
  return (
    <DeskFrame title={copy.page} charityId={chosen} here="desk">
      <LoadFrame asked={asked} skeleton={<DeskSkeleton />}>
        {(mine) => (
          <Charities
            mine={mine}
            chosen={chosen}
            onChoose={setChosen}
            onAnother={() => setAnother(true)}
          />
        )}
      </LoadFrame>
    </DeskFrame>
  )
}

type CharitiesProps = {
  mine: Mine
  chosen: string | undefined
  onChoose: (charityId: string) => void
  onAnother: () => void
}

function Charities({ mine, chosen, onChoose, onAnother }: CharitiesProps): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const { charities, operator } = mine
  const charity = charities.find((one) => one.charityId === chosen) ?? charities[0]
  if (!charity) return operator ? <Operator /> : <NoCharity onAnother={onAnother} />
  const choices = charities.map(({ charityId, name }) => ({
    value: charityId,
    label: words(name),
  }))
  return (
    <>
      {choices.length > 1 ? (
        <Actions>
          <ChoiceGroup
            label={copy.charity}
            kind="row"
            choices={choices}
            value={charity.charityId}
            onChange={onChoose}
          />
        </Actions>
      ) : null}
      <CharityDesk key={charity.charityId} charity={charity} operator={operator} />
    </>
  )
}

type Charity = Mine['charities'][number]

function CharityDesk({ charity, operator }: { charity: Charity; operator: boolean }): ReactNode {
  const asked = useWork(charity.charityId)
  return (
    <LoadFrame asked={asked} skeleton={<DeskSkeleton />} refused={<NotHere forbidden />}>
      {(work) => (
        <Columns
          side={
            <>
              <House charity={charity} />
              {operator ? <Operator /> : null}
            </>
          }
        >
          <WaitingCard work={work} charity={charity} />
          <ProjectsCard work={work} charity={charity} />
        </Columns>
      )}
    </LoadFrame>
  )
}

function House({ charity: { charityId, name, role } }: { charity: Charity }): ReactNode {
  const copy = useCopy(homeCopy)
  const parts = useCopy(partsCopy)
  const words = useWords()
  return (
    <Section title={words(name)} note={parts.role[role]}>
      <Card inPage inside="list">
        <List label={copy.house}>
          <ListRow
            icon="person"
            title={copy.staff}
            detail={copy.staffText}
            onPress={() => openPage('deskStaff', { charityId })}
          />
          <ListRow
            icon="clock"
            title={copy.changes}
            detail={copy.changesText}
            onPress={() => openPage('deskChanges', { charityId })}
          />
          <ListRow icon="check" title={copy.join} onPress={() => openPage('deskJoin', {})} />
          <ConfirmRow />
        </List>
      </Card>
    </Section>
  )
}

/** On the phone alone: it is the one that confirms. */
function ConfirmRow(): ReactNode {
  const copy = useCopy(homeCopy)
  if (isWide()) return null
  return (
    <ListRow
      icon="scan"
      title={copy.confirm}
      detail={copy.confirmText}
      onPress={() => openPage('deskConfirm', {})}
    />
  )
}

function Operator(): ReactNode {
  const copy = useCopy(homeCopy)
  return (
    <Section title={copy.operator}>
      <Card inPage inside="list">
        <List label={copy.operator}>
          <ListRow
            icon="shield"
            title={copy.register}
            detail={copy.registerText}
            onPress={() => openPage('deskCharity', {})}
          />
          <ListRow
            icon="message"
            title={copy.reviews}
            detail={copy.reviewsText}
            onPress={() => openPage('deskReviews', {})}
          />
          <ConfirmRow />
        </List>
      </Card>
    </Section>
  )
}

function NoCharity({ onAnother }: { onAnother: () => void }): ReactNode {
  const copy = useCopy(homeCopy)
  return (
    <>
      <EmptyState
        title={copy.none}
        text={copy.noneText}
        action={{ label: copy.join, onPress: () => openPage('deskJoin', {}) }}
      />
      {isWide() ? (
        <Actions>
          <Button kind="plain" icon="scan" onPress={onAnother}>
            {copy.scan}
          </Button>
        </Actions>
      ) : null}
    </>
  )
}

function DeskSkeleton(): ReactNode {
  return (
    <Skeleton>
      <RowBones rows={3} height="48px" />
      <RowBones rows={4} height="48px" />
    </Skeleton>
  )
}
