/**
 * What is measured over HTTP runs here, in a process of its own: a bare Fastify, or the product on one
 * of its databases. The bench asks it over IPC to freeze gifts, send envelopes, plant pledges and people
 * to be told, to prove what became of them, and for its memory.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { newToken, tokenHash } from '../../cloudfunctions/auth/token'
import { type Db, sql } from '../../cloudfunctions/db'
import { buildProduct, type Product } from '../../cloudfunctions/product'
import { readSettings } from '../../cloudfunctions/settings'
import { serveBare } from './bare'
import {
  type Acknowledged,
  type Night,
  openerId,
  proveDirected,
  proveOpened,
  sendMany,
} from './envelopes'
import { type Batch, freezeMany, proveStored } from './gifts'
import { answerAtOnce, type Givers, plantMany, proveStepped, putAside, type Step } from './pledges'
import { plantReaders, publishTo, type Readers } from './readers'

const TOLD_POLL_MS = 50

export type Ask =
  | { do: 'freeze'; batch: Batch; payers: string[] }
  | { do: 'prove'; batch: Batch }
  | { do: 'people'; count: number }
  | { do: 'send'; night: Night; payers: string[] }
  | { do: 'prove-opened' | 'prove-directed'; night: Night; told: Acknowledged[] }
  | { do: 'plant'; givers: Givers }
  | { do: 'put-aside' | 'prove-stepped'; givers: Givers; cohort: number; step: Step }
  | { do: 'plant-readers' | 'publish'; readers: Readers }
  | { do: 'memory' }
export type Told = {
  ready?: string
  done?: true
  /** One session of each person. */
  tokens?: string[]
  /** How long its caller waited for an answer. */
  waitedMs?: number
  megabytes?: number
  /** The most that it ever was. */
  mostMegabytes?: number
  failed?: string
}

async function main(kind: string | undefined): Promise<void> {
  if (kind === 'echo' || kind === 'insert') return tell({ ready: await serveBare(kind) })
  const product = await buildProduct(readSettings(process.env))
  process.on('message', (ask: Ask) => {
    carryOut(product, ask).then(tell, (error: Error) => tell({ failed: error.message }))
  })
  tell({ ready: await product.listen() })
}

async function carryOut({ app, db }: Product, ask: Ask): Promise<Told> {
  switch (ask.do) {
    case 'freeze':
      await freezeMany(
        db,
        ask.batch,
        ask.payers.map((openid) => app.sealer.hash(openid)),
      )
      return { done: true }
    case 'prove':
      await app.settler.drained()
      await proveStored(db, ask.batch)
      await allTold(db)
      return { done: true }
    case 'people':
      return { tokens: await letIn(db, ask.count) }
    case 'send': {
      const payers = ask.payers.map((openid) => app.sealer.hash(openid))
      await sendMany(db, ask.night, app.settler, payers)
      await allTold(db)
      return { done: true }
    }
    case 'prove-opened':
      await proveOpened(db, ask.night, ask.told)
      return { done: true }
    case 'prove-directed':
      await proveDirected(db, ask.night, ask.told)
      return { done: true }
    case 'plant':
      answerAtOnce(app)
      await plantMany(process.env['DATABASE_URL'] ?? '', ask.givers)
      return { done: true }
    case 'put-aside':
      await putAside(db, ask.givers, ask.cohort, ask.step)
      return { done: true }
    case 'prove-stepped':
      await proveStepped(db, ask.givers, ask.cohort, ask.step)
      return { done: true }
    case 'plant-readers':
      await plantReaders(app, process.env['DATABASE_URL'] ?? '', ask.readers)
      return { done: true }
    case 'publish':
      return { waitedMs: await publishTo(app, ask.readers) }
    case 'memory':
      return {
        megabytes: process.memoryUsage().rss / 1_048_576,
        mostMegabytes: mostMegabytes(),
      }
  }
}

/** Of this program alone: what `getrusage` says is never below what its parent held when it was started. */
function mostMegabytes(): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  if (kilobytes === undefined) throw new Error('this system does not say how much memory was used')
  return Number(kilobytes) / 1_024
}

/** So many people, each logged in: their sessions. */
async function letIn(db: Db, count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, person) => {
    const token = newToken()
    return { id: openerId(person), token, hash: tokenHash(token) }
  })
  const rows = sql`json_to_recordset(${JSON.stringify(people)}::json) as p (id text, hash text)`
  await db.run(sql`
    insert into donor (id, openid_hash, openid_sealed, created_at) select id, id, '', now() from ${rows}`)
  await db.run(sql`
    insert into session (token_hash, donor_id, created_at, expires_at)
    select hash, id, now(), now() + interval '1 day' from ${rows}`)
  await db.script('vacuum analyze session')
  return people.map(({ token }) => token)
}

/** What follows a gift (events, notices) is work of this row, and must not slow the next one. */
async function allTold(db: Db): Promise<void> {
  const waits = sql`select exists (select from outbox) as waits`
  while ((await db.one<{ waits: boolean }>(waits)).waits) await wait(TOLD_POLL_MS)
}

function tell(told: Told): void {
  process.send?.(told)
}

process.on('disconnect', () => process.exit(0))
void main(process.argv[2])
