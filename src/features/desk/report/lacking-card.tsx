import type { ReactNode } from 'react'
import { showField } from '../../../platform'
import { Card, List, ListRow, Section, Type, useCopy } from '../../../ui'
import { ChangedRow } from '../parts/saved-line'
import type { SavingState } from '../parts/use-saving'
import { reportCopy } from './copy'
import type { Lacking } from './lacking'

/** Where on the page a part is written. */
export const fieldId = (field: Lacking): string =>
  `report-${field === 'overspent' ? 'lines' : field}`

type Props = { lacking: readonly Lacking[]; state: SavingState }

/** What is still to be written, or chosen; each leads to its place. */
export function LackingCard({ lacking, state }: Props): ReactNode {
  const copy = useCopy(reportCopy)
  const open = lacking.length > 0 || state.at === 'changed'
  return (
    <Section title={copy.lacking}>
      <Card inPage inside={open ? 'list' : 'normal'}>
        {open ? (
          <List label={copy.lacking}>
            <ChangedRow state={state} />
            {lacking.map((field) => (
              <ListRow
                key={field}
                icon="pencil"
                title={copy.lack[field]}
                onPress={() => showField(fieldId(field))}
              />
            ))}
          </List>
        ) : (
          <Type tone="jade">{copy.complete}</Type>
        )}
      </Card>
    </Section>
  )
}
