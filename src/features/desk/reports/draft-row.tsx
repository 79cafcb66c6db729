import type { ReactNode } from 'react'
import type { ReportDraft } from '../../../../contracts/reports'
import { serverClock } from '../../../cloud/server-time'
import { openPage } from '../../../platform'
import { agoWords, ListRow, Tag, useCopy, useLook, useWords } from '../../../ui'
import { approvalCopy } from '../approval/copy'
import { reportsCopy } from './copy'

type Props = {
  draft: ReportDraft
  /** The project's title, where the list is of several. */
  of?: string | undefined
}

/** A report that does not stand yet: it leads to writing it on, or to reading it. */
export function DraftRow({ draft, of }: Props): ReactNode {
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
          {states[state]}
        </Tag>
      }
      onPress={() => openPage(state === 'waiting' ? 'deskApproval' : 'deskReport', { reportId })}
    />
  )
}
