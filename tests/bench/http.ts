/** Over HTTP, with the load generator and the database on the same cores as what is measured. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cluster } from '../support/postgres'
import { headers } from '../support/world'
import { type Batch, PROJECT } from './gifts'
import { openingRows } from './http-portions'
import { load, type Request } from './load'
import { type Measured, measured } from './measured'
import { scaled } from './options'
import { PAYERS, platform } from './platform'
import { median, percentile, type Row } from './rounds'

/** So many that the slowest hundredth is more than one pause, which stops all callers at once. */
const CALLBACKS = 20_000
const READS = 8_000
export const inserting = (database: string) =>
  `Fastify committing one insert of a callback’s size, ${database}`

export type HttpBench = {
  rows: Row[]
  /** What else was seen while measuring. */
  notes(): Promise<string[]>
  close(): Promise<void>
}

export async function httpBench(cluster: Cluster): Promise<HttpBench> {
  const provider = await platform()
  const folder = mkdtempSync(join(tmpdir(), 'lantern-bench-'))
  const common = {
    NODE_ENV: 'development',
    PORT: '0',
    LOG_LEVEL: 'error',
    SIMULATOR_URL: provider.url,
    CALLS_PER_ADDRESS_A_MINUTE: '100000000',
    CALLS_PER_PERSON_A_MINUTE: '100000000',
  }
  const echo = await measured('echo')
  const bare = mkdtempSync(join(tmpdir(), 'lantern-bench-'))
  const inserts = {
    postgresql: await measured('insert', { DATABASE_URL: await cluster.createDatabase() }),
    pglite: await measured('insert', { DATA_DIR: bare, DATABASE_URL: '' }),
  }
  const postgresql = await measured('product', {
    ...common,
    DATABASE_URL: await cluster.createDatabase(),
    SEALING_KEY: randomBytes(32).toString('base64'),
  })
  const pglite = await measured('product', { ...common, DATA_DIR: folder, DATABASE_URL: '' })
  const slowestMs = new Map<string, number[]>()
  let megabytes = 0

  const callback = provider.callbacks({ prefix: 'sample', count: 1 })[0]?.body ?? ''
  const page = await pageOf(postgresql)

  const callbacks = (name: string, product: Measured): Row => ({
    name: `callback to commit, ${name}`,
    unit: 'requests/s',
    async measure() {
      const batch: Batch = { prefix: randomBytes(4).toString('hex'), count: scaled(CALLBACKS) }
      await product.ask({ do: 'freeze', batch, payers: PAYERS })
      const requests = provider
        .callbacks(batch)
        .map((signed) => ({ path: `/callbacks/wechatpay/${provider.mchid}`, ...signed }))
      const { aSecond, tookMs } = await load(product.url, requests, 204)
      await product.ask({ do: 'prove', batch })
      slowestMs.set(name, [...(slowestMs.get(name) ?? []), percentile(tookMs, 0.99)])
      if (name === 'postgresql') {
        megabytes = Math.max(megabytes, (await product.ask({ do: 'memory' })).megabytes ?? 0)
      }
      return aSecond
    },
  })
  const rows: Row[] = [
    echoRow('a callback', echo, callback),
    insertRow('postgresql', inserts.postgresql, callback),
    callbacks('postgresql', postgresql),
    insertRow('pglite', inserts.pglite, callback),
    callbacks('pglite', pglite),
    ...openingRows('postgresql', postgresql),
    ...openingRows('pglite', pglite),
    echoRow('a project’s page', echo, page),
    {
      name: 'projects.show, postgresql',
      unit: 'requests/s',
      async measure() {
        const request = show()
        const { aSecond } = await load(postgresql.url, Array(scaled(READS)).fill(request), 200)
        return aSecond
      },
    },
  ]
  return {
    rows,
    async notes() {
      // As in `inTurn`, the first round is not counted.
      const p99 = [...slowestMs].map(
        ([name, ms]) => `p99 of a callback, ${name}: ${median(ms.slice(1)).toFixed(1)} ms`,
      )
      return [...p99, `memory of the process on postgresql: ${megabytes.toFixed(0)} MB`]
    },
    async close() {
      const { postgresql: first, pglite: second } = inserts
      for (const child of [echo, first, second, postgresql, pglite]) await child.stop()
      provider.close()
      for (const each of [folder, bare]) rmSync(each, { recursive: true, force: true })
    },
  }
}

/** A bare Fastify that takes and returns a body of the same size. */
function echoRow(size: string, echo: Measured, body: string): Row {
  const request = { path: '/echo', headers: { 'content-type': 'application/json' }, body }
  return {
    name: `Fastify answering an echo, the size of ${size}`,
    unit: 'requests/s',
    async measure() {
      const { aSecond } = await load(echo.url, Array(scaled(READS)).fill(request), 200)
      return aSecond
    },
  }
}

/** A bare Fastify that commits a body of the same size in one insert, and checks nothing. */
function insertRow(database: string, inserts: Measured, body: string): Row {
  const headers = { 'content-type': 'application/json' }
  return {
    name: inserting(database),
    unit: 'requests/s',
    async measure() {
      const prefix = randomBytes(4).toString('hex')
      const requests = Array.from({ length: scaled(CALLBACKS) }, (_, index) => ({
        path: `/told/${prefix}-${index}`,
        headers,
        body,
      }))
      return (await load(inserts.url, requests, 204)).aSecond
    },
  }
}

function show(): Request {
  return {
    path: '/1.1/functions/projects.show',
    headers: headers(),
    body: JSON.stringify({ projectId: PROJECT }),
  }
}

async function pageOf({ url }: Measured): Promise<string> {
  const { path, ...request } = show()
  const reply = await fetch(url + path, { method: 'POST', ...request })
  if (!reply.ok) throw new Error(`projects.show answered ${reply.status}`)
  return reply.text()
}
