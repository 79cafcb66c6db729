import type { ReactNode } from 'react'
import type { MissingField } from '../../../../contracts/project-drafts'
import { showField } from '../../../platform'
import { Card, List, ListRow, Section, Type, useCopy } from '../../../ui'
import { projectDeskCopy } from './copy'
import { draftFieldId } from './parts'

type MissingProps = { missing: readonly MissingField[]; begun: boolean }

/** What a project cannot be published without; each leads to its field. */
export function MissingCard({ missing, begun }: MissingProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  if (!begun) {
    return (
      <Section title={copy.lacking}>
        <Card inPage>
          <Type tone="ink-2">{copy.afterSave}</Type>
        </Card>
      </Section>
    )
  }
  return (
    <Section title={copy.lacking} note={copy.afterSave}>
      <Card inPage inside={missing.length > 0 ? 'list' : 'normal'}>
        {missing.length === 0 ? (
          <Type tone="jade">{copy.complete}</Type>
        ) : (
          <List label={copy.lacking}>
            {missing.map((field) => (
              <ListRow
                key={field}
                icon="pencil"
                title={copy.field[field]}
                onPress={isElsewhere(field) ? undefined : () => showField(draftFieldId(field))}
              />
            ))}
          </List>
        )}
      </Card>
    </Section>
  )
}

const isElsewhere = (field: MissingField): boolean =>
  field === 'certificate' || field === 'merchantAccount'
