import type { ReactNode } from 'react'
import { openPage, usePageEnd } from '../../../platform'
import {
  Bone,
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
import { giftsCopy } from './copy'
import { GiftRow } from './gift-row'
import { LanternTotal } from './lantern-total'
import { type MyGifts, useMyGifts } from './use-my-gifts'

/** All gifts of one's own: lanterns and their sum, and each gift with its state. */
export function GiftsScreen(): ReactNode {
  const copy = useCopy(giftsCopy)
  const mine = useMyGifts()
  usePageEnd(() => mine.more?.())
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <LoadFrame asked={mine.asked} skeleton={<GiftsSkeleton />}>
        {({ lanterns, totalFen }) =>
          mine.items.length === 0 ? (
            <NoGifts />
          ) : (
            <>
              <LanternTotal lanterns={lanterns} totalFen={totalFen} />
              <YearRow />
              <Gifts mine={mine} />
            </>
          )
        }
      </LoadFrame>
    </ThemeRoot>
  )
}

function Gifts({ mine }: { mine: MyGifts }): ReactNode {
  const copy = useCopy(giftsCopy)
  return (
    <Section title={copy.list}>
      <Paged pages={mine}>
        <Card inside="list" inPage>
          <List label={copy.list}>
            {mine.items.map((gift) => (
              <GiftRow key={gift.giftId} gift={gift} />
            ))}
          </List>
        </Card>
      </Paged>
    </Section>
  )
}

function YearRow(): ReactNode {
  const copy = useCopy(giftsCopy)
  return (
    <Card inside="list" inPage>
      <ListRow
        icon="report"
        title={copy.year}
        detail={copy.yearText}
        onPress={() => openPage('receiptYear', {})}
      />
    </Card>
  )
}

function NoGifts(): ReactNode {
  const copy = useCopy(giftsCopy)
  return (
    <EmptyState
      title={copy.empty}
      text={copy.emptyText}
      action={{ label: copy.emptyAction, onPress: () => openPage('projects', {}) }}
    />
  )
}

function GiftsSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Card inPage>
        <Bone width="40%" />
        <Bone width="60%" height="32px" above="12px" />
      </Card>
      <RowBones rows={4} />
    </Skeleton>
  )
}
