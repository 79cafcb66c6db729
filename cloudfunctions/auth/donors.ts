/**
 * One donor for one person. The openid is the person in this mini program; the unionid is the same
 * person in all apps of one owner, so a donor is found again after the mini program got another
 * appid. Two first logins at once are kept apart by the unique columns, not by a lock.
 */
import type { App } from '../app'
import { sql } from '../db'
import { type Person, type PersonRow, personColumns, personOf } from './person'

const ID_CHARACTERS = 20

type Identity = { openid: string; unionid?: string | undefined }

/** Undefined when there is no such donor and `onlyKnown` forbids to make one. */
export async function findOrCreateDonor(
  app: Pick<App, 'db' | 'clock' | 'random' | 'sealer' | 'settings'>,
  { onlyKnown, ...identity }: Identity & { onlyKnown: boolean },
): Promise<{ person: Person; isNew: boolean } | undefined> {
  const known = await findDonor(app, identity)
  if (known) return { person: personOf(app, known), isNew: false }
  if (onlyKnown) return undefined
  const created = await createDonor(app, identity)
  if (created) return { person: personOf(app, created), isNew: true }
  // Another login of the same person has just been faster, so now there is a row to find.
  const other = await findDonor(app, identity)
  if (!other) throw new Error('a donor was neither created nor found')
  return { person: personOf(app, other), isNew: false }
}

/**
 * Finds by openid, else by unionid, and notes what was not known yet: the first unionid of a donor,
 * or the new openid of one who came back under another appid.
 */
async function findDonor(
  { db, sealer }: Pick<App, 'db' | 'sealer'>,
  { openid, unionid }: Identity,
): Promise<PersonRow | undefined> {
  const openidHash = sealer.hash(openid)
  const unionidHash = unionid === undefined ? null : sealer.hash(unionid)
  const row = await db.maybe<PersonRow & { unionidHash: string | null }>(sql`
    select ${personColumns}, unionid_hash as "unionidHash" from donor
    where openid_hash = ${openidHash} or unionid_hash = ${unionidHash}
    order by openid_hash = ${openidHash} desc limit 1`)
  if (!row) return undefined
  if (row.openidHash !== openidHash) {
    return db.one<PersonRow>(sql`
      update donor set openid_hash = ${openidHash}, openid_sealed = ${sealer.seal(openid)}
      where id = ${row.donorId} returning ${personColumns}`)
  }
  if (unionid !== undefined && row.unionidHash === null) {
    await db.run(sql`
      update donor set unionid_hash = ${unionidHash}, unionid_sealed = ${sealer.seal(unionid)}
      where id = ${row.donorId}
        and not exists (select from donor where unionid_hash = ${unionidHash})`)
  }
  return row
}

/** Undefined when the person is there already. */
async function createDonor(
  { db, clock, random, sealer }: Pick<App, 'db' | 'clock' | 'random' | 'sealer'>,
  { openid, unionid }: Identity,
): Promise<PersonRow | undefined> {
  const [unionidHash, unionidSealed] =
    unionid === undefined ? [null, null] : [sealer.hash(unionid), sealer.seal(unionid)]
  return db.maybe<PersonRow>(sql`
    insert into donor
      (id, openid_hash, openid_sealed, unionid_hash, unionid_sealed, created_at)
    values (${random.id(ID_CHARACTERS)}, ${sealer.hash(openid)}, ${sealer.seal(openid)},
      ${unionidHash}, ${unionidSealed}, ${clock.now()})
    on conflict do nothing
    returning ${personColumns}`)
}
