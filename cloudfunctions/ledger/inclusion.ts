/** Where an entry stands in the tree of its day, as its receipt carries it. */
import type { Day } from '../../contracts/beijing'
import type { Entry } from '../../contracts/proofs/entry'
import { pathOf } from '../../contracts/proofs/merkle'
import type { Inclusion } from '../../contracts/proofs/receipt'
import { type Db, sql } from '../db'
import { readDay } from './closing'

const TILE = 256

/** An entry as a leaf; without an inclusion and with an empty salt while its day is not stated. */
export async function provenEntry(
  db: Db,
  { projectId, entryId }: { projectId: string; entryId: string },
): Promise<{ entry: Entry; inclusion?: Inclusion } | undefined> {
  const row = await db.maybe<Omit<Entry, 'salt'>>(sql`
    select project_id as "projectId", entry_id as "entryId", min(gift_id) as "giftId",
      ledger_time(min(posted_at)) as "postedAt",
      jsonb_agg(jsonb_build_object('account', account, 'amountFen', amount_fen) order by line) as lines
    from ledger_entry where project_id = ${projectId} and entry_id = ${entryId}
    group by project_id, entry_id`)
  if (!row) return undefined
  const place = await db.maybe<{
    day: Day
    salt: string
    n: number
    leaves: string[]
    uppers: string[]
  }>(sql`select * from ledger_inclusion(${projectId}, ${entryId})`)
  const closed = place && (await readDay(db, place.day))
  if (!place || !closed) return { entry: { ...row, salt: '' } }
  const { n, leaves, uppers, salt } = place
  const inTile = pathOf(
    leaves.map((hash) => Buffer.from(hash, 'hex')),
    n % TILE,
  ).map((hash) => Buffer.from(hash).toString('hex'))
  return { entry: { ...row, salt }, inclusion: { index: n, path: [...inTile, ...uppers], closed } }
}
