/**
 * PGlite: PostgreSQL inside the process, for demonstrations, tests and a first look (ARCHITECTURE.md).
 * It has one connection; a query beside an open transaction waits for its end.
 */
import { PGlite, type Transaction } from '@electric-sql/pglite'
import { type Db, queryable, type Tx } from './db'
import type { Sql } from './sql'
import { OID, readInt8 } from './types'

const options = {
  parsers: {
    [OID.int8]: readInt8,
    [OID.date]: (text: string) => text,
    [OID.bytea]: (text: string) => Buffer.from(text.slice(2), 'hex'),
  },
  // Bytes travel in binary, whatever the declared type says: as text, each character is counted twice.
  serializers: {
    [OID.bytea]: (bytes: Buffer) => binary(bytes),
    [OID.json]: (text: string) => binary(Buffer.from(text)),
  },
}

/** PGlite binds a view of bytes as a binary parameter; its types speak of text alone. */
function binary(bytes: Buffer): string {
  return bytes as unknown as string
}

export async function openPglite(folder?: string): Promise<Db> {
  return adapt(await PGlite.create(folder === undefined ? {} : { dataDir: folder }))
}

/** The face of a PGlite that is open already. */
export function adapt(pglite: PGlite): Db {
  return {
    kind: 'pglite',
    ...queryable((query) => execute(pglite, query)),
    transaction: (work) => pglite.transaction((transaction) => work(transactionOf(transaction))),
    async script(text) {
      await pglite.exec(text)
    },
    listen: (channel, heard) => pglite.listen(channel, heard),
    async close() {
      await pglite.close()
    },
  }
}

async function execute(connection: PGlite | Transaction, query: Sql) {
  const { rows, affectedRows } = await connection.query(query.text, [...query.values], options)
  return { rows, affected: affectedRows ?? 0 }
}

function transactionOf(transaction: Transaction): Tx {
  return {
    ...queryable((query) => execute(transaction, query)),
    inTransaction: true,
    async script(text) {
      await transaction.exec(text)
    },
  }
}
