/**
 * Brings a database to the newest schema: every file of `migrations/` once, in the order of its name,
 * all in one transaction, under a lock that keeps two processes apart. A file that was applied is never edited: its digest is compared.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db, Tx } from './db'
import { sql } from './sql'

const FOLDER = join(__dirname, 'migrations')
/** Any number will do, as long as every process of ours takes the same. */
const LOCK = 7_163_001

/** Returns the names of the files that were applied now. Throws when an applied file has changed. */
export async function migrate(db: Db): Promise<string[]> {
  const bring = async (tx: Tx) => {
    // Also before the first table: two processes that create it at once would fail on its name.
    await tx.run(sql`select pg_advisory_xact_lock(${LOCK})`)
    await tx.script(
      'create table if not exists migration (name text primary key, digest text not null)',
    )
    const rows = await tx.many<{ name: string; digest: string }>(
      sql`select name, digest from migration`,
    )
    const applied = new Map(rows.map(({ name, digest }) => [name, digest]))
    const fresh: string[] = []
    for (const { name, text, digest } of migrations()) {
      const before = applied.get(name)
      if (before === digest) continue
      if (before !== undefined)
        throw new Error(`migration ${name} was changed after it was applied`)
      await tx.script(text)
      await tx.run(sql`insert into migration (name, digest) values (${name}, ${digest})`)
      fresh.push(name)
    }
    return fresh
  }
  // Another process may hold the lock for as long as its own migrations take.
  return db.transaction(bring, { unhurried: true })
}

/** Whether the database has exactly the schema of this program: for whoever reads it and changes nothing. */
export async function isMigrated(db: Db): Promise<boolean> {
  const { there } = await db.one<{ there: boolean }>(
    sql`select to_regclass('migration') is not null as there`,
  )
  if (!there) return false
  const applied = await db.many<{ name: string; digest: string }>(
    sql`select name, digest from migration order by name`,
  )
  const wanted = migrations()
  return (
    applied.length === wanted.length &&
    wanted.every(({ name, digest }, n) => applied[n]?.name === name && applied[n].digest === digest)
  )
}

function migrations() {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(FOLDER, name), 'utf8')
      return { name, text, digest: createHash('sha256').update(text).digest('hex') }
    })
}
