/** Where an envelope and the one who looks at it stand: which of the honest pages is shown. Pure. */
import type { Envelope } from '../../../../contracts/envelopes'

export type Standing =
  /** The giver's own. */
  | 'own'
  /** Its payment is not known yet. */
  | 'unpaid'
  /** A portion can be opened. */
  | 'waiting'
  /** Of a pot: its video comes first. */
  | 'to-watch'
  /** Of a pot: today's portion came out of another one of that video. */
  | 'opened-today'
  /** One's portion is open, and has to be sent somewhere. */
  | 'choosing'
  /** One's portion was sent. */
  | 'directed'
  /** One's portion was opened, and time ran out before it was sent. */
  | 'left'
  | 'late'
  | 'all-opened'
  /** Its gift went back. */
  | 'refunded'

export function standingOf(envelope: Envelope): Standing {
  const { own, state, ended, portion, opened, portions, door } = envelope
  if (own) return 'own'
  if (state === 'unpaid') return 'unpaid'
  if (ended === 'refund') return 'refunded'
  if (portion?.directedTo !== undefined) return 'directed'
  if (state === 'ended') return portion ? 'left' : 'late'
  if (portion) return 'choosing'
  if (opened >= portions) return 'all-opened'
  if (door?.today === 'unwatched') return 'to-watch'
  return door?.today === 'opened' ? 'opened-today' : 'waiting'
}
