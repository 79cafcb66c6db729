/** What a person does here beside giving: logins, notices, cards, videos, days. Almost all of it goes. */
import { sql } from '../db'
import type { Place } from './places'

const byDonor = (donorId: string) => sql`t.donor_id = ${donorId}`
const ofOwnCards = (donorId: string) =>
  sql`t.share_id in (select s.id from share s where s.donor_id = ${donorId})`

const goes = (table: string, hides: readonly string[] = []): Place => ({
  table,
  columns: ['donor_id'],
  of: byDonor,
  hides,
  forget: 'delete',
})

export const placesOfReading: readonly Place[] = [
  goes('session', ['token_hash']),
  goes('consent', ['id']),
  goes('data_export'),
  goes('message_consent', ['key']),
  goes('message_credit'),
  goes('monthly_invitation'),
  goes('notice'),
  goes('notice_off'),
  goes('message_day'),
  goes('follow'),
  goes('reminder'),
  {
    table: 'share_opening',
    columns: [],
    of: ofOwnCards,
    hides: ['opener_hash'],
    forget: 'delete',
  },
  {
    table: 'share_opening',
    columns: ['opener_hash'],
    of: () => sql`false`,
    forget: {
      keep: 'of cards of others: a keyed hash of card and person, under which nobody finds a person',
    },
  },
  // Whose gifts came by a card is not the sharer's to know (ARCHITECTURE.md).
  { table: 'share_gift', columns: [], of: ofOwnCards, hides: ['gift_id'], forget: 'delete' },
  { table: 'share_code', columns: [], of: ofOwnCards, hides: ['image'], forget: 'delete' },
  goes('share'),
  {
    table: 'video_watch',
    columns: ['donor_id'],
    of: byDonor,
    forget: { set: () => sql`parts = '{}', position_ms = 0` },
  },
  {
    table: 'video_watch',
    columns: [],
    of: (donorId) => sql`t.donor_id = ${donorId}
      and not exists (select from envelope_portion p where p.watch_id = t.id)`,
    forget: 'delete',
  },
  goes('watch_clock'),
  {
    table: 'deletion',
    columns: ['donor_id'],
    of: byDonor,
    forget: { keep: 'that an id leads to nobody, and since when' },
  },
]
