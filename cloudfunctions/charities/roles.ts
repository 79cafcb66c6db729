/** Who may do what for a charity. An operator may do what an owner may, and nothing that finance alone may. */
import { type StaffRole, staffRoles } from '../../contracts/charities'
import { type Refusal, refuse } from '../../contracts/errors'
import type { Donor } from '../bind'
import { type Queryable, type Sql, sql } from '../db'

/** Whether somebody works for any charity, as a part of another statement. */
export const worksSomewhere = (donorId: string): Sql => sql`
  exists (select from staff where donor_id = ${donorId} and ended_at is null)`

/** The same: what the host asks before a function for staff. */
export async function isStaff(db: Queryable, donorId: string): Promise<boolean> {
  const { is } = await db.one<{ is: boolean }>(sql`select ${worksSomewhere(donorId)} as is`)
  return is
}

/** The role that somebody has at the charity `charityId`, a column of another statement; else null. */
export const roleAt = (charityId: Sql, donorId: string): Sql => sql`
  (select s.role from staff s
    where s.charity_id = ${charityId} and s.donor_id = ${donorId} and s.ended_at is null)`

/** The refusal for whoever may not act; undefined for whoever may. Without `roles` any will do. */
export async function whyBarred(
  db: Queryable,
  donor: Donor,
  charityId: string,
  roles: readonly StaffRole[] = staffRoles,
): Promise<Refusal | undefined> {
  const found = await db.maybe<{ role: StaffRole | null }>(sql`
    select ${roleAt(sql`c.id`, donor.donorId)} as role from charity c where c.id = ${charityId}`)
  if (!found) return refuse('NO_SUCH_CHARITY', { charityId })
  return whyBarredAs(found.role, donor, charityId, roles)
}

/** The same, where the role is known. */
export function whyBarredAs(
  role: StaffRole | null,
  donor: Donor,
  charityId: string,
  roles: readonly StaffRole[] = staffRoles,
): Refusal | undefined {
  const asStaff = role !== null && roles.includes(role)
  const asOperator = donor.operator && roles.includes('owner')
  return asStaff || asOperator ? undefined : refuse('FORBIDDEN', { charityId, roles })
}
