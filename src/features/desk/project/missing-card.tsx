import type { ReactNode } from 'react'
import type { MissingField } from '../../../../contracts/project-drafts'
import { showField } from '../../../platform'
import { Card, List, ListRow, Section, Type, useCopy } from '../../../ui'
import { ChangedRow } from '../parts/saved-line'
import type { SavingState } from '../parts/use-saving'
import { projectDeskCopy } from './copy'
import { draftFieldId } from './parts'

type MissingProps = { missing: readonly MissingField[]; begun: boolean; state: SavingState }

/** What a project cannot be published without; each leads to its field. */
export function MissingCard({ missing, begun, state }: MissingProps): ReactNode {
  const copy = useCopy(projectDeskCopy)
  const open = missing.length > 0 || state.at === 'changed'
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
      <Card inPage inside={open ? 'list' : 'normal'}>
        {open ? (
          <List label={copy.lacking}>
            <ChangedRow state={state} />
            {missing.map((field) => (
              <ListRow
                key={field}
                icon="pencil"
                title={copy.field[field]}
                onPress={isElsewhere(field) ? undefined : () => showField(draftFieldId(field))}
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

const isElsewhere = (field: MissingField): boolean =>
  field === 'certificate' || field === 'merchantAccount'
