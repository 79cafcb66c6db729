import type { ReactNode } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { formatFen } from '../../../../contracts/money'
import { openPage } from '../../../platform'
import {
  Amount,
  dayWordsOf,
  HangingLantern,
  ListRow,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { mineCopy } from './copy'

/** One envelope among others: its wish or its project, how far it has come, and its sum. */
export function EnvelopeRow({ envelope }: { envelope: Envelope }): ReactNode {
  const copy = useCopy(mineCopy)
  const words = useWords()
  const { lang } = useLook()
  const { envelopeId, blessing, defaultProjectId, projects, state, startedAt } = envelope
  const project = projects.find(({ projectId }) => projectId === defaultProjectId)
  const title = blessing ?? (project ? words(project.title) : copy.page)
  const totalFen = envelope.totalFen ?? 0
  const said = useStateWords(envelope)
  return (
    <ListRow
      leading={<HangingLantern state={state === 'unpaid' ? 'next' : 'lit'} size="row" />}
      strong
      title={title}
      detail={`${dayWordsOf(startedAt, lang)} · ${said}`}
      aside={<Amount fen={totalFen} size={16} />}
      label={copy.row(title, formatFen(totalFen), said)}
      onPress={() => openPage('envelope', { envelopeId })}
    />
  )
}

function useStateWords({ state, ended, opened, portions }: Envelope): string {
  const { states } = useCopy(mineCopy)
  if (state === 'unpaid') return states.unpaid
  if (ended === 'refund') return states.refunded
  return states[state](opened, portions)
}
