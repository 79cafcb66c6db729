/** What a person did for a charity, or as an operator. The record stays; the name and the rights go. */
import { sql } from '../db'
import type { Place } from './places'

const byDonor = (donorId: string) => sql`t.donor_id = ${donorId}`
const RECORD = { keep: 'what was done in an office is the office’s record; the id leads to nobody' }

export const placesOfWork: readonly Place[] = [
  {
    table: 'staff',
    columns: ['donor_id'],
    of: byDonor,
    forget: { set: ({ now }) => sql`name_sealed = null, ended_at = coalesce(t.ended_at, ${now})` },
  },
  {
    table: 'staff_invite',
    columns: ['invited_by', 'used_by'],
    of: (donorId) => sql`${donorId} in (t.invited_by, t.used_by)`,
    hides: ['code_hash'],
    forget: RECORD,
  },
  { table: 'change_log', columns: ['donor_id'], of: byDonor, forget: RECORD },
  {
    table: 'desk_login',
    columns: ['donor_id'],
    of: byDonor,
    hides: ['code_hash', 'ticket_hash'],
    forget: 'delete',
  },
  {
    table: 'project_draft',
    columns: ['updated_by', 'begun_by'],
    of: (donorId) => sql`${donorId} in (t.updated_by, t.begun_by)`,
    forget: RECORD,
  },
  {
    table: 'report_draft',
    columns: ['author_id', 'approver_id', 'writers'],
    of: (donorId) => sql`${donorId} = any (t.writers || t.author_id || t.approver_id)`,
    hides: ['key', 'digest'],
    forget: RECORD,
  },
  {
    table: 'echo',
    columns: ['sent_by'],
    of: (donorId) => sql`t.sent_by = ${donorId}`,
    forget: RECORD,
  },
  {
    table: 'file',
    columns: ['owner_id'],
    of: (donorId) => sql`t.owner_id = ${donorId}`,
    hides: ['bytes', 'same_as'],
    forget: RECORD,
  },
  {
    table: 'review_item',
    columns: ['decided_by'],
    of: (donorId) => sql`t.decided_by = ${donorId}`,
    forget: RECORD,
  },
  {
    table: 'mourning',
    columns: ['set_by'],
    of: (donorId) => sql`t.set_by = ${donorId}`,
    forget: RECORD,
  },
  {
    table: 'payment_alarm',
    columns: ['closed_by'],
    of: (donorId) => sql`t.closed_by = ${donorId}`,
    hides: ['event', 'stated'],
    forget: RECORD,
  },
]
