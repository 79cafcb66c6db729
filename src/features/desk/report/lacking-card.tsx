import type { ReactNode } from 'react'
import { showField } from '../../../platform'
import { Card, List, ListRow, Section, Type, useCopy } from '../../../ui'
import { reportCopy } from './copy'
import type { Lacking } from './form'

/** Where on the page a part is written. */
export const fieldId = (field: Lacking): string => `report-${field}`

/** What is still to be written; each leads to its place. */
export function LackingCard({ lacking }: { lacking: readonly Lacking[] }): ReactNode {
  const copy = useCopy(reportCopy)
  return (
    <Section title={copy.lacking}>
      <Card inPage inside={lacking.length > 0 ? 'list' : 'normal'}>
        {lacking.length > 0 ? (
          <List label={copy.lacking}>
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
