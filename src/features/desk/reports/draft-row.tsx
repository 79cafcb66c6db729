import type { ReactNode } from 'react'
import type { ReportDraft } from '../../../../contracts/reports'
import { serverClock } from '../../../cloud/server-time'
import { openPage } from '../../../platform'
import { agoWords, ListRow, Tag, useCopy, useLook, useWords } from '../../../ui'
import { approvalCopy } from '../approval/copy'
import type { AtCharity } from '../parts/use-mine'
import { reportsCopy } from './copy'

type Props = {
  draft: ReportDraft
  /** One's role at its charity; finance is told what waits for them. */
  role: AtCharity['role'] | undefined
  /** The project's title, where the list is of several. */
  of?: string | undefined
}

/** Only finance approves, and never what they have written of themselves. */
export const waitsForReader = ({ state, mine }: ReportDraft, role: Props['role']): boolean =>
  state === 'waiting' && role === 'finance' && !mine

/** A report that does not stand yet: it leads to writing it on, or to reading it. */
export function DraftRow({ draft, role, of }: Props): ReactNode {
  const copy = useCopy(reportsCopy)
  const { kinds, states, untitled } = useCopy(approvalCopy)
  const words = useWords()
  const { lang } = useLook()
  const { reportId, state, content, savedAt } = draft
  const when = copy.saved(agoWords(savedAt, serverClock.now().toISOString(), lang))
  const kind = kinds[content.kind ?? 'progress']
  return (
    <ListRow
      icon="report"
      strong
      title={content.title ? words(content.title) : untitled}
      detail={[of, kind, when].filter(Boolean).join(' · ')}
      aside={
        <Tag tone={state === 'waiting' ? 'gold' : state === 'returned' ? 'danger' : 'ink-2'}>
          {waitsForReader(draft, role) ? copy.waitsForYou : states[state]}
        </Tag>
      }
      onPress={() => openPage(state === 'waiting' ? 'deskApproval' : 'deskReport', { reportId })}
    />
  )
}
