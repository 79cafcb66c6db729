import { type ReactNode, useState } from 'react'
import { openPage, usePageEnd } from '../../../platform'
import {
  Card,
  EmptyState,
  List,
  ListRow,
  LoadFrame,
  NavBar,
  Paged,
  RowBones,
  Section,
  Skeleton,
  ThemeRoot,
  useCopy,
} from '../../../ui'
import { unsigned } from '../signing/sign'
import { mineCopy } from './copy'
import { PledgeRow } from './pledge-row'
import { type MyPledges, useMyPledges } from './use-my-pledges'

/** All pledges of one's own, living ones first, and the way to a year of them on paper. */
export function PledgesScreen(): ReactNode {
  const copy = useCopy(mineCopy)
  const mine = useMyPledges()
  usePageEnd(() => mine.more?.())
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <LoadFrame asked={mine.asked} skeleton={<PledgesSkeleton />}>
        {() => (
          <>
            <Waiting known={mine.items.map(({ pledgeId }) => pledgeId)} />
            {mine.items.length === 0 ? <NoPledges /> : <Pledges mine={mine} />}
          </>
        )}
      </LoadFrame>
    </ThemeRoot>
  )
}

function Pledges({ mine }: { mine: MyPledges }): ReactNode {
  const copy = useCopy(mineCopy)
  return (
    <>
      <Section title={copy.list}>
        <Paged pages={mine}>
          <Card inside="list" inPage>
            <List label={copy.list}>
              {mine.items.map((pledge) => (
                <PledgeRow key={pledge.pledgeId} pledge={pledge} />
              ))}
            </List>
          </Card>
        </Paged>
      </Section>
      <Card inside="list" inPage>
        <ListRow
          icon="receipt"
          title={copy.statement}
          detail={copy.statementText}
          onPress={() => openPage('statement', {})}
        />
      </Card>
    </>
  )
}

/** One that this phone went to sign and that the list does not know: it has not begun yet. */
function Waiting({ known }: { known: readonly string[] }): ReactNode {
  const copy = useCopy(mineCopy)
  const [entries] = useState(unsigned.all)
  const others = entries.filter(({ pledgeId }) => !known.includes(pledgeId))
  if (others.length === 0) return null
  return (
    <Card inside="list" inPage>
      <List>
        {others.map(({ pledgeId }) => (
          <ListRow
            key={pledgeId}
            icon="clock"
            title={copy.waiting}
            detail={copy.waitingText}
            onPress={() => openPage('pledge', { pledgeId })}
          />
        ))}
      </List>
    </Card>
  )
}

function NoPledges(): ReactNode {
  const copy = useCopy(mineCopy)
  return (
    <EmptyState
      title={copy.empty}
      text={copy.emptyText}
      action={{
        label: copy.emptyAction,
        onPress: () => openPage('projects', { monthly: 'yes' }),
      }}
    />
  )
}

function PledgesSkeleton(): ReactNode {
  return (
    <Skeleton>
      <RowBones rows={4} />
    </Skeleton>
  )
}
