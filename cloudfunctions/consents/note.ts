import type { ConsentKind, ConsentText } from '../../contracts/consent-texts'
import { sql, type Tx } from '../db'

type Word = { donorId: string; kind: ConsentKind; given: boolean; text: ConsentText; at: Date }

/** Writes a yes or a no down with the text that was read. The same word again is no other one. */
export async function noteConsent(tx: Tx, { donorId, kind, given, text, at }: Word): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('consent:' || ${donorId}, 0))`)
  await tx.run(sql`
    insert into consent (donor_id, kind, given, text_version, text_hash, at)
    select ${donorId}, ${kind}, ${given}, ${text.version}, ${text.hash}, ${at}
    where not exists (
      select from (
        select given, text_version from consent
        where donor_id = ${donorId} and kind = ${kind} order by id desc limit 1
      ) last where last.given = ${given} and (not ${given} or last.text_version = ${text.version}))`)
}
