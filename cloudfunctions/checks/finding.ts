/** What a check asks and found, and how checks read. */
import type { Clock } from '../app'
import { type Db, type Sql, sql, type Tx } from '../db'
import type { Asking } from './order-state'

export const LIES_SHOWN_MAX = 5
/** As long as the provider keeps its bills; what is older it need not know. */
export const KEPT_DAYS = 90

export type Finding = {
  check: string
  /** How many things were looked at. */
  looked: number
  /** Of how many, when only some could be asked for. */
  of?: number
  /** What does not fit; empty when all is well. */
  lies: string[]
}

/** For checks that ask the provider. */
export type Asked = Asking & { db: Db; clock: Clock }

/** `count` gives one row with `n`; `lies` rows of one text column, `lie`, and no limit of its own. */
export type Check = { check: string; count: Sql; lies: Sql }

export function look(db: Db, { check, count, lies }: Check): Promise<Finding> {
  return reading(db, async (tx) => {
    const counted = await tx.one<{ n: number }>(count)
    const rows = await tx.many<{ lie: string }>(sql`${lies} limit ${LIES_SHOWN_MAX}`)
    return { check, looked: counted.n, lies: rows.map(({ lie }) => lie) }
  })
}

export function read<Row>(db: Db, query: Sql): Promise<Row[]> {
  return reading(db, (tx) => tx.many<Row>(query))
}

/**
 * Years of gifts take longer to prove than a statement of a visitor's may. That nothing is written, the
 * database sees to as well.
 */
export function reading<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const readOnly = async (tx: Tx) => {
    await tx.run(sql`set transaction read only`)
    return work(tx)
  }
  return db.transaction(readOnly, { unhurried: true })
}
