import type { ReactNode } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { formatFen } from '../../../../contracts/money'
import { serverClock } from '../../../cloud/server-time'
import { openPage } from '../../../platform'
import {
  Amount,
  HangingLantern,
  ListRow,
  pastDayWords,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { CoverThumb } from '../lantern/cover-thumb'
import { knownCover } from '../lantern/covers'
import { mineCopy } from './copy'

/** One envelope among others: its wish or its project, how far it has come, and its sum. */
export function EnvelopeRow({ envelope }: { envelope: Envelope }): ReactNode {
  const copy = useCopy(mineCopy)
  const words = useWords()
  const { lang } = useLook()
  const { envelopeId, blessing, defaultProjectId, projects, state, startedAt, cover } = envelope
  const project = projects.find(({ projectId }) => projectId === defaultProjectId)
  const title = blessing ?? (project ? words(project.title) : copy.page)
  const totalFen = envelope.totalFen ?? 0
  const at = pastDayWords(startedAt, serverClock.now().toISOString(), lang)
  const said = useStateWords(envelope)
  return (
    <ListRow
      leading={
        state === 'unpaid' ? (
          <HangingLantern state="next" size="row" />
        ) : (
          <CoverThumb cover={knownCover(cover)} size="row" />
        )
      }
      strong
      title={title}
      detail={`${at} · ${said}`}
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
