/**
 * Sessions: opaque tokens of which only the hash is stored. They expire, and they can be revoked at
 * once, because every call looks its session up.
 */
import type { App } from '../app'
import { batchesOf, type Db, type Queryable, sql, type Tx } from '../db'
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

export type Sessions = {
  /** The donor of a living session, by the hash of its token; null when there is none. */
  find(hash: string): Promise<PersonRow | null>
}

/** Nothing is kept, so that what was revoked is dead at once; who asks at the same moment shares a look-up. */
export function sessionsOf({ db, clock }: Pick<App, 'clock'> & { db: Db }): Sessions {
  const { add } = batchesOf<string, PersonRow | null>({
    kind: db.kind,
    async send(hashes) {
      const rows = await db.many<PersonRow & { tokenHash: string }>(sql`
        select session.token_hash as "tokenHash", ${personColumns}
        from session join donor on donor.id = session.donor_id
        where session.token_hash = any (
            array(select jsonb_array_elements_text(${JSON.stringify(hashes)}::jsonb)))
          and session.revoked_at is null and session.expires_at > ${clock.now()}`)
      const found = new Map(rows.map(({ tokenHash, ...row }) => [tokenHash, row]))
      return new Map(hashes.map((hash, n) => [n, found.get(hash) ?? null]))
    },
  })
  return { find: add }
}

/** The person behind a token; undefined when it is unknown, expired or revoked. */
export async function findPerson(
  app: Pick<App, 'sessions' | 'settings'>,
  token: string,
): Promise<Person | undefined> {
  const row = isToken(token) ? await app.sessions.find(tokenHash(token)) : null
  return row ? personOf(app, row) : undefined
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
