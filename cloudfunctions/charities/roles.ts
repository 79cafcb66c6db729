/** Who may do what for a charity. An operator may do what an owner may, and nothing that finance alone may. */
import { type StaffRole, staffRoles } from '../../contracts/charities'
import { type Refusal, refuse } from '../../contracts/errors'
import type { Donor } from '../bind'
import { type Queryable, sql } from '../db'

/** Whether somebody works for any charity: what the host asks before a function for staff. */
export async function isStaff(db: Queryable, donorId: string): Promise<boolean> {
  const { is } = await db.one<{ is: boolean }>(sql`
    select exists (select from staff where donor_id = ${donorId} and ended_at is null) as is`)
  return is
}

/** The refusal for whoever may not act; undefined for whoever may. Without `roles` any will do. */
export async function whyBarred(
  db: Queryable,
  donor: Donor,
  charityId: string,
  roles: readonly StaffRole[] = staffRoles,
): Promise<Refusal | undefined> {
  const found = await db.maybe<{ role: StaffRole | null }>(sql`
    select s.role from charity c
    left join staff s
      on s.charity_id = c.id and s.donor_id = ${donor.donorId} and s.ended_at is null
    where c.id = ${charityId}`)
  if (!found) return refuse('NO_SUCH_CHARITY', { charityId })
  const asStaff = found.role !== null && roles.includes(found.role)
  const asOperator = donor.operator && roles.includes('owner')
  return asStaff || asOperator ? undefined : refuse('FORBIDDEN', { charityId, roles })
}
