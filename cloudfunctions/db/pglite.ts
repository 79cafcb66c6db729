/**
 * PGlite: PostgreSQL inside the process, for demonstrations, tests and a first look (ARCHITECTURE.md).
 * It has one connection; a query beside an open transaction waits for its end.
 */
import { PGlite, type Transaction } from '@electric-sql/pglite'
import { type Db, queryable, type Tx } from './db'
import type { Sql } from './sql'
import { OID, readInt8 } from './types'

/** Given at its opening: what is given with each query, PGlite merges with its own each time. */
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

/**
 * In a folder, or in memory without one. A new database begins as a copy of another when its dump is given,
 * which is a tar file as PGlite's `dumpDataDir` makes it.
 * @throws DatabaseUnopened when its files are not what they should be.
 */
export async function openPglite(folder?: string, dump?: Blob): Promise<Db> {
  const place = {
    ...(folder !== undefined && { dataDir: folder }),
    ...(dump !== undefined && { loadDataDir: dump }),
  }
  const pglite = await PGlite.create({ ...place, ...options }).catch((cause: unknown) => {
    // Too little memory is no damage.
    if (cause instanceof RangeError) throw cause
    throw new DatabaseUnopened('PGlite could not be opened', { cause })
  })
  // Else whoever is under way when a log file of 16 MB is full waits until a new one is full of zeros.
  await pglite.exec('set wal_init_zero = off')
  return adapt(pglite)
}

class DatabaseUnopened extends Error {
  override readonly name = 'DatabaseUnopened'
}

/** SQLSTATE of data that is not as it was written, and of files that are missing or cannot be read. */
const DAMAGE_CODE = /^(XX00[12]|58)/

/** True when files of the database are to blame, at its opening or in a statement that met them. */
export function isDamaged(error: unknown): boolean {
  if (error instanceof DatabaseUnopened) return true
  // PostgreSQL inside the process has ended, as it does on files that make no sense.
  if (error instanceof WebAssembly.RuntimeError) return true
  return DAMAGE_CODE.test((error as { code?: string } | undefined)?.code ?? '')
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
  const { rows, affectedRows } = await connection.query(query.text, [...query.values])
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
