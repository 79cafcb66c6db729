/** One face for both databases: PGlite inside the process, PostgreSQL beside it. */
import type { Sql } from './sql'

export type Queryable = {
  /** All rows. */
  many<Row>(query: Sql): Promise<Row[]>
  /** The one row there is, or undefined. Throws when there are more. */
  maybe<Row>(query: Sql): Promise<Row | undefined>
  /** The one row there must be. Throws when there is none, or more. */
  one<Row>(query: Sql): Promise<Row>
  /** How many rows were touched. */
  run(query: Sql): Promise<number>
}

/** The handle of an open transaction: the first argument of whatever writes. */
export type Tx = Queryable & {
  readonly inTransaction: true
  /** Runs a script of several statements, for migrations. */
  script(text: string): Promise<void>
}

export type Db = Queryable & {
  kind: 'pglite' | 'postgresql'
  /**
   * Commits when `work` resolves, rolls back when it rejects. `unhurried` is for what reads or changes
   * years at once: no statement of it is cut off for taking long.
   */
  transaction<Result>(
    work: (tx: Tx) => Promise<Result>,
    options?: { unhurried?: boolean },
  ): Promise<Result>
  /** Runs a script of several statements outside a transaction of ours. */
  script(text: string): Promise<void>
  /** Calls back on every `notify`; the answer stops listening. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

type Rows = { rows: unknown[]; affected: number }

/** Builds the four readings on a driver's one way of running a statement. */
export function queryable(execute: (query: Sql) => Promise<Rows>): Queryable {
  const rowsOf = async <Row>(query: Sql) => (await execute(query)).rows as Row[]
  const maybe = async <Row>(query: Sql) => {
    const rows = await rowsOf<Row>(query)
    if (rows.length > 1) throw new Error(`at most one row was expected, ${rows.length} came`)
    return rows[0]
  }
  return {
    many: rowsOf,
    maybe,
    async one<Row>(query: Sql) {
      const row = await maybe<Row>(query)
      if (row === undefined) throw new Error('one row was expected, none came')
      return row
    },
    async run(query) {
      return (await execute(query)).affected
    },
  }
}
