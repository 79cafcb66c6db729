/** For which charity somebody acts with files. */
import type { Donor } from '../bind'
import { whyBarred } from '../charities'
import { type Queryable, sql } from '../db'

/** Staff of any role, and operators. */
export async function actsFor(db: Queryable, donor: Donor, charityId: string): Promise<boolean> {
  return (await whyBarred(db, donor, charityId)) === undefined
}

/** The charity that somebody means who names none: their only one. */
export async function onlyCharityOf(
  db: Queryable,
  { donorId }: Donor,
): Promise<string | undefined> {
  const rows = await db.many<{ charityId: string }>(sql`
    select charity_id as "charityId" from staff
    where donor_id = ${donorId} and ended_at is null limit 2`)
  return rows.length === 1 ? rows[0]?.charityId : undefined
}
