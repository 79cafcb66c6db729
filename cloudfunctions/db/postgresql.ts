/** PostgreSQL through `pg`, pooled, with prepared statements for what runs often. */
import { Client, types as defaults, Pool, type PoolClient } from 'pg'
import { type Db, queryable, type Tx } from './db'
import type { Sql } from './sql'
import { OID, readInt8 } from './types'

const CONNECTIONS_MAX = 10
const CONNECT_MS_MAX = 5_000
const STATEMENT_MS_MAX = 15_000
/** Longer than the server lets a statement run: past it, nobody is there to answer. */
const ANSWER_MS_MAX = 20_000
const UNHURRIED_MS_MAX = 86_400_000
const RELISTEN_MS = 1_000

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === OID.int8) return readInt8
    if (oid === OID.date) return (text: string) => text
    return defaults.getTypeParser(oid, format)
  },
} as typeof defaults

export type PostgresqlLimits = { connections?: number; connectMsMax?: number; answerMsMax?: number }

export function openPostgresql(connectionString: string, limits: PostgresqlLimits = {}): Db {
  const pool = new Pool({
    connectionString,
    max: limits.connections ?? CONNECTIONS_MAX,
    connectionTimeoutMillis: limits.connectMsMax ?? CONNECT_MS_MAX,
    statement_timeout: STATEMENT_MS_MAX,
    query_timeout: limits.answerMsMax ?? ANSWER_MS_MAX,
    keepAlive: true,
    types,
  })
  // An idle connection that dies is replaced by the pool; without a listener it would end the process.
  pool.on('error', unmoved)

  return {
    kind: 'postgresql',
    ...queryable((query) => execute(pool, query)),
    async transaction(work, { unhurried = false } = {}) {
      const client = await pool.connect()
      // The statement that was under way is told as well; without a listener this would end the process.
      client.on('error', unmoved)
      let broken: Error | undefined
      try {
        await client.query('begin')
        if (unhurried) await client.query('set local statement_timeout = 0')
        const result = await work(transactionOf(client, unhurried ? UNHURRIED_MS_MAX : undefined))
        await client.query('commit')
        return result
      } catch (error) {
        broken = await rollBack(client)
        throw error
      } finally {
        client.off('error', unmoved)
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

/** SQLSTATE of connections that ended or were not to be had, and what the network says. */
const LOST_CODE = /^(08|57P0|53300|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/
/** What `pg` and its pool say without a code. */
const LOST_WORDS = /connection terminated|connection ended|query read timeout|timeout exceeded/i

/** True when the server may or may not have carried the statement out. */
export function isLostConnection(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  return code === '' ? LOST_WORDS.test(message) : LOST_CODE.test(code)
}

/** SQLSTATE of a deadlock, of too little of something, of a lock or a statement that took too long. */
const PASSING_CODE = /^(40001|40P01|53|55P03|57014)/

/**
 * True when the database was in trouble and the statement is not to blame: the same one may do in a
 * moment. It was carried out as a whole or not at all, and after a lost connection nobody knows which.
 */
export function isPassingTrouble(error: unknown): boolean {
  const { code = '' } = (error ?? {}) as { code?: string }
  return isLostConnection(error) || PASSING_CODE.test(code)
}

function unmoved() {}

async function execute(client: Pool | PoolClient, query: Sql, answerMsMax?: number) {
  const { rows, rowCount } = await client.query({
    name: statementName(query.text),
    text: query.text,
    values: query.values as unknown[],
    ...(answerMsMax !== undefined && { query_timeout: answerMsMax }),
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

function transactionOf(client: PoolClient, answerMsMax: number | undefined): Tx {
  return {
    ...queryable((query) => execute(client, query, answerMsMax)),
    inTransaction: true,
    async script(text) {
      await client.query({ text, ...(answerMsMax !== undefined && { query_timeout: answerMsMax }) })
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

  async function connect() {
    const fresh = new Client({ connectionString, connectionTimeoutMillis: CONNECT_MS_MAX })
    fresh.on('notification', (notice) => heard(notice.payload ?? ''))
    fresh.on('error', unmoved)
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
    } catch (error) {
      await fresh.end().catch(unmoved)
      throw error
    }
    // Only a connection that stood is followed by another: one that failed has its caller for that.
    fresh.once('end', connectAgain)
    client = fresh
    if (stopped) await fresh.end()
  }

  function connectAgain() {
    client = undefined
    if (!stopped) setTimeout(() => void connect().catch(connectAgain), RELISTEN_MS).unref()
  }

  await connect()
  return async () => {
    stopped = true
    await client?.end()
  }
}
