/**
 * The outbox: what happened, written by the ledger in the transaction of the fact. Readers act on it
 * inside the transaction that takes it out, so that each fact has its effects once.
 */
import { type Db, sql, type Tx } from '../db'

const TAKE_MAX = 2_000

export type Fact = {
  projectId: string
  kind: 'gift.settled' | 'gift.held' | 'gift.refunded'
  /** The id of what it happened to: a gift. */
  subject: string
  facts: Record<string, unknown>
  at: Date
}

/** Acts on facts with `tx` alone: whatever reaches outside is planned as a job. */
export type OutboxReader = (tx: Tx, facts: Fact[]) => Promise<void>

export async function drainOutbox(db: Db, readers: readonly OutboxReader[]): Promise<void> {
  let taken: number
  do {
    taken = await db.transaction(async (tx) => {
      const facts = await tx.many<Fact>(sql`
        with next as (
          select id from outbox order by id limit ${TAKE_MAX} for update skip locked
        )
        delete from outbox o using next n where o.id = n.id
        returning o.project_id as "projectId", o.kind, o.subject, o.facts, o.at`)
      if (facts.length > 0) for (const read of readers) await read(tx, facts)
      return facts.length
    })
  } while (taken === TAKE_MAX)
}
