/** For which charity somebody acts with files. */
import type { Donor } from '../bind'
import { type Queryable, sql } from '../db'

/** Operators, until charities have people of their own. */
export async function actsFor(db: Queryable, donor: Donor, charityId: string): Promise<boolean> {
  if (!donor.operator) return false
  return (await db.maybe(sql`select id from charity where id = ${charityId}`)) !== undefined
}
