/** PostgreSQL through `pg`, pooled, with prepared statements for what runs often. */
import { Client, types as defaults, Pool, type PoolClient } from 'pg'
import { CommitUnknown, type Db, queryable, type Tx } from './db'
import type { Sql } from './sql'
import { OID, readInt8 } from './types'

const CONNECTIONS_MAX = 10
const CONNECT_TIMEOUT_MS = 5_000
const STATEMENT_TIMEOUT_MS = 15_000
const RELISTEN_MS = 1_000

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === OID.int8) return readInt8
    if (oid === OID.date) return (text: string) => text
    return defaults.getTypeParser(oid, format)
  },
} as typeof defaults

export function openPostgresql(connectionString: string, connections = CONNECTIONS_MAX): Db {
  const pool = new Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    types,
  })
  // An idle connection that dies is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})

  return {
    kind: 'postgresql',
    ...queryable((query) => execute(pool, query)),
    async transaction(work) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query('begin')
        const result = await work(transactionOf(client))
        try {
          await client.query('commit')
        } catch (error) {
          throw isLostConnection(error) ? new CommitUnknown(String(error)) : error
        }
        return result
      } catch (error) {
        broken = await rollBack(client)
        throw error
      } finally {
        client.release(broken)
      }
    },
    async script(text) {
      await pool.query(text)
    },
    listen: (channel, heard) => listen(connectionString, channel, heard),
    async close() {
      await pool.end()
    },
  }
}

/** True when the server may or may not have carried the statement out. */
export function isLostConnection(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code ?? ''
  if (/^(08|57P0)/.test(code) || /^(ECONN|EPIPE|ETIMEDOUT)/.test(code)) return true
  return error instanceof Error && /connection terminated|connection ended/i.test(error.message)
}

async function execute(client: Pool | PoolClient, query: Sql) {
  const { rows, rowCount } = await client.query({
    name: statementName(query.text),
    text: query.text,
    values: query.values as unknown[],
  })
  return { rows, affected: rowCount ?? 0 }
}

const names = new Map<string, string>()

/** One name for one text, so that the server plans a statement once a connection. */
function statementName(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = `s${names.size}`
    names.set(text, name)
  }
  return name
}

function transactionOf(client: PoolClient): Tx {
  return {
    ...queryable((query) => execute(client, query)),
    inTransaction: true,
    async script(text) {
      await client.query(text)
    },
  }
}

async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Holds a connection of its own, and opens it again when it is lost: a missed notice is found by the scan. */
async function listen(connectionString: string, channel: string, heard: (payload: string) => void) {
  let client: Client | undefined
  let stopped = false
  const connect = async () => {
    client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
    client.on('notification', (notice) => heard(notice.payload ?? ''))
    client.on('error', () => {})
    client.on('end', reconnect)
    await client.connect()
    await client.query(`listen ${channel}`)
  }
  const reconnect = () => {
    if (!stopped) setTimeout(() => void connect().catch(reconnect), RELISTEN_MS).unref()
  }
  await connect()
  return async () => {
    stopped = true
    await client?.end()
  }
}
