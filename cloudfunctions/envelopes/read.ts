/** What an envelope looks like: to anybody who has its card, and to whoever sent it. */
import { envelopesMine, envelopesShow } from '../../contracts/envelopes'
import { refuse } from '../../contracts/errors'
import { bind } from '../bind'
import { cursorOf, readCursor } from '../cursor'
import { readEnvelope, readEnvelopesOf } from './rows'

const PAGE = 20

export const showEnvelope = bind(envelopesShow, async (app, { donor }, { envelopeId }) => {
  const envelope = await readEnvelope(app, envelopeId, donor?.donorId ?? null)
  return envelope ?? refuse('NO_SUCH_ENVELOPE', { envelopeId })
})

export const myEnvelopes = bind(envelopesMine, async (app, { donor }, { cursor }) => {
  const before = readCursor(cursor)
  if (before === 'unreadable') return refuse('INVALID_INPUT', { path: 'cursor' })
  const envelopes = await readEnvelopesOf(app, donor.donorId, before, PAGE + 1)
  const items = envelopes.slice(0, PAGE)
  const last = items.at(-1)
  return {
    items,
    ...(envelopes.length > PAGE &&
      last && { next: cursorOf({ at: new Date(last.startedAt), id: last.envelopeId }) }),
  }
})
