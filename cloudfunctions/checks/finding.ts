/** What a check found, and how checks read. */
import type { Db, Sql } from '../db'

export const LIES_SHOWN_MAX = 5

export type Finding = {
  check: string
  /** How many things were looked at. */
  looked: number
  /** What does not fit; empty when all is well. */
  lies: string[]
}

/** Years of gifts take longer to prove than a statement of a visitor's may. */
export function read<Row>(db: Db, query: Sql): Promise<Row[]> {
  return db.transaction((tx) => tx.many<Row>(query), { unhurried: true })
}
