import { type ReactNode, useState } from 'react'
import { call, knowsPerson, useAnswer } from '../../../cloud'
import { openPage, usePageShownAgain } from '../../../platform'
import {
  Button,
  ChoiceGroup,
  EmptyState,
  LoadFrame,
  Notice,
  RowBones,
  Skeleton,
  useCopy,
  useWords,
} from '../../../ui'
import { LoginScreen } from '../login/login-screen'
import { Actions, Columns, Said } from '../parts/columns'
import { DeskFrame } from '../parts/desk-frame'
import { NotHere } from '../parts/not-here'
import { type AtCharity, type Mine, useMine, writesProjects } from '../parts/use-mine'
import { AllCharities } from './all-charities'
import { homeCopy } from './copy'
import { House, Operator } from './house-cards'
import { ProjectsCard } from './projects-card'
import { useWork } from './use-work'
import { WaitingCard } from './waiting-card'
import { isWide } from './wide'

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
  const own = charities.find((one) => one.charityId === chosen)
  if (!own && operator && chosen) return <Entered charityId={chosen} />
  const charity = own ?? charities[0]
  if (!charity) return operator ? <OperatorHome /> : <NoCharity onAnother={onAnother} />
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

/** Whatever charity an operator has entered. */
function Entered({ charityId }: { charityId: string }): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const asked = useAnswer(`charity ${charityId}`, () => call('charities.show', { charityId }))
  return (
    <LoadFrame asked={asked} skeleton={<DeskSkeleton />} refused={<NotHere />}>
      {({ name }) => (
        <>
          <Said>
            <Notice tone="ink-2" icon="shield">
              {copy.entered(words(name))}
            </Notice>
          </Said>
          <CharityDesk charity={{ charityId, name, role: 'operator' }} operator />
        </>
      )}
    </LoadFrame>
  )
}

function OperatorHome(): ReactNode {
  return (
    <Columns side={<Operator at="home" />}>
      <AllCharities />
    </Columns>
  )
}

function CharityDesk({ charity, operator }: { charity: AtCharity; operator: boolean }): ReactNode {
  const asked = useWork(charity.charityId)
  const writes = writesProjects(charity, operator)
  return (
    <LoadFrame asked={asked} skeleton={<DeskSkeleton />} refused={<NotHere forbidden />}>
      {(work) => (
        <Columns
          side={
            <>
              <House charity={charity} />
              {operator ? <Operator at={charity.role === 'operator' ? 'entered' : 'own'} /> : null}
            </>
          }
        >
          <WaitingCard work={work} charity={charity} writes={writes} />
          <ProjectsCard work={work} charityId={charity.charityId} writes={writes} />
          {operator && charity.role !== 'operator' ? <AllCharities /> : null}
        </Columns>
      )}
    </LoadFrame>
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
