/** A donor as the database knows them, and the columns that it takes to say so. */
import type { App } from '../app'
import type { Donor } from '../bind'
import { sql } from '../db'

export type Person = Donor & { createdAt: Date }

export type PersonRow = {
  donorId: string
  openidHash: string
  openidSealed: string
  createdAt: Date
}

/** Of the table `donor`. */
export const personColumns = sql`
  donor.id as "donorId", donor.openid_hash as "openidHash",
  donor.openid_sealed as "openidSealed", donor.created_at as "createdAt"`

/** Operators are named by openid in the settings, so that the table holds no rights to be changed. */
export function personOf(app: Pick<App, 'settings'>, row: PersonRow): Person {
  return { ...row, operator: app.settings.operatorHashes.has(row.openidHash) }
}
