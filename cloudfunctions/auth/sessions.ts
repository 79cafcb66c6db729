/**
 * Sessions: opaque tokens of which only the hash is stored. They expire, and they can be revoked at
 * once, because every call looks its session up.
 */
import type { App } from '../app'
import { type Queryable, sql, type Tx } from '../db'
import { type Person, type PersonRow, personColumns, personOf } from './person'
import { isToken, newToken, tokenHash } from './token'

/** The SDK never tells us that a person logged out, so old sessions pile up; the oldest ones go. */
const SESSIONS_PER_DONOR_MAX = 20
const DAY_MS = 86_400_000

/** Starts a session and answers with its token, which is not kept here. */
export async function openSession(
  queryable: Queryable,
  session: { donorId: string; now: Date; days: number },
): Promise<string> {
  const { donorId, now, days } = session
  const token = newToken()
  const expiresAt = new Date(now.getTime() + days * DAY_MS)
  await queryable.run(sql`
    with outdated as (
      delete from session
      where donor_id = ${donorId} and (expires_at <= ${now} or token_hash in (
        select token_hash from session where donor_id = ${donorId}
        order by created_at desc, token_hash offset ${SESSIONS_PER_DONOR_MAX - 1}))
    )
    insert into session (token_hash, donor_id, created_at, expires_at)
    values (${tokenHash(token)}, ${donorId}, ${now}, ${expiresAt})`)
  return token
}

/** The person behind a token; undefined when it is unknown, expired or revoked. One statement. */
export async function findPerson(
  app: Pick<App, 'db' | 'clock' | 'sealer' | 'settings'>,
  token: string,
): Promise<Person | undefined> {
  if (!isToken(token)) return undefined
  const row = await app.db.maybe<PersonRow>(sql`
    select ${personColumns} from session join donor on donor.id = session.donor_id
    where session.token_hash = ${tokenHash(token)}
      and session.revoked_at is null and session.expires_at > ${app.clock.now()}`)
  return row && personOf(app, row)
}

/** Ends one session at once. False when there was no living one. */
export async function revokeSession(
  queryable: Queryable,
  { token, now }: { token: string; now: Date },
): Promise<boolean> {
  const revoked = await queryable.run(sql`
    update session set revoked_at = ${now}
    where token_hash = ${tokenHash(token)} and revoked_at is null and expires_at > ${now}`)
  return revoked > 0
}

/** Gives a new token for an old one, which dies; undefined when another call was faster. */
export async function renewSession(
  tx: Tx,
  { token, ...session }: { token: string; donorId: string; now: Date; days: number },
): Promise<string | undefined> {
  if (!(await revokeSession(tx, { token, now: session.now }))) return undefined
  return openSession(tx, session)
}
