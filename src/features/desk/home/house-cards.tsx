import type { ReactNode } from 'react'
import { openPage, replacePage } from '../../../platform'
import { Card, List, ListRow, Section, useCopy, useWords } from '../../../ui'
import { partsCopy } from '../parts/copy'
import type { AtCharity } from '../parts/use-mine'
import { homeCopy } from './copy'
import { isWide } from './wide'

/** What is of the charity itself. */
export function House({ charity: { charityId, name, role } }: { charity: AtCharity }): ReactNode {
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
          <ListRow
            icon="book"
            title={copy.facts}
            detail={copy.factsText}
            onPress={() => openPage('deskCharity', { charityId })}
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

/** @param at `entered`: a charity that is not one's own, from where the way leads back to all of them */
export function Operator({ at }: { at: 'home' | 'own' | 'entered' }): ReactNode {
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
          {at === 'home' ? <ConfirmRow /> : null}
          {at === 'entered' ? (
            <ListRow
              icon="back"
              title={copy.others}
              detail={copy.allText}
              onPress={() => replacePage('desk', {})}
            />
          ) : null}
        </List>
      </Card>
    </Section>
  )
}
