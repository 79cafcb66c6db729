/**
 * The product's own folder: an exclusive lock, the development key, the database when it is PGlite.
 * PGlite does not lock its files, and two processes on one folder destroy them (ARCHITECTURE.md).
 */
import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const KEY_BYTES = 32
const RUNNING = 'running.json'

/** A folder that another process of ours holds, or that cannot be used: one sentence for the operator. */
export class FolderRefused extends Error {
  override readonly name = 'FolderRefused'
}

export type DataFolder = {
  path: string
  databasePath: string
  /** Made at the first start, readable by its owner alone. */
  developmentKey(): Buffer
  /** Says where the process that holds the folder answers, for `npm run audit` beside it. */
  announce(running: Running): void
  release(): Promise<void>
}

/** `token` proves that the caller can read the folder. */
export type Running = { url: string; token: string }

/** Where the product that holds a folder answers; undefined when none has said so. */
export function runningIn(path: string): Running | undefined {
  const file = join(path, RUNNING)
  if (!existsSync(file)) return undefined
  const { url, token } = JSON.parse(readFileSync(file, 'utf8'))
  return { url: String(url), token: String(token) }
}

/** @throws FolderRefused when another process holds the folder. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  try {
    makeFolder(resolve(path))
  } catch (error) {
    throw new FolderRefused(`The data folder ${path} cannot be made: ${(error as Error).message}`)
  }
  const lock = await takeLock(path)
  const databasePath = join(path, 'pglite')
  const keyFile = join(path, 'development.key')
  // Before the database: one that stands there without a key has lost it.
  if (!existsSync(databasePath)) makeKey(keyFile)
  return {
    path,
    databasePath,
    developmentKey: () => readKey(keyFile),
    announce: (running) =>
      writeFileSync(join(path, RUNNING), JSON.stringify(running), { mode: 0o600 }),
    release() {
      rmSync(join(path, RUNNING), { force: true })
      return new Promise((done) => lock.close(() => done()))
    },
  }
}

/**
 * A listening socket in the kernel's own name space is held by one process and is gone with it, also
 * after `kill -9`. Where that name space is missing (other systems than Linux) a local port serves.
 */
function takeLock(path: string): Promise<Server> {
  const digest = createHash('sha256').update(realpathSync(path)).digest()
  const server = createServer((socket) => socket.destroy())
  server.unref()
  const address =
    process.platform === 'linux'
      ? { path: `\0lantern-${digest.toString('hex')}` }
      : process.platform === 'win32'
        ? { path: join('\\\\?\\pipe', tmpdir(), digest.toString('hex')) }
        : { host: '127.0.0.1', port: 49_152 + (digest.readUInt16BE(0) % 16_384) }
  return new Promise((resolve, reject) => {
    server.once('error', () =>
      reject(new FolderRefused(`Another process uses the data folder ${path}. Stop it first.`)),
    )
    server.listen({ ...address, exclusive: true }, () => resolve(server))
  })
}

/** Whole or not at all, also when the process is killed here: half a key would lock everybody out. */
function makeKey(file: string): void {
  if (existsSync(file)) return
  writeFileSync(`${file}.new`, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function readKey(file: string): Buffer {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  const key = Buffer.from(text ?? '', 'base64')
  if (key.length === KEY_BYTES) return key
  throw new FolderRefused(
    `The key in ${file} is ${text === undefined ? 'missing' : 'damaged'}. Without it, personal fields in this folder cannot be read: restore it, or start with an empty DATA_DIR.`,
  )
}

/** Step by step: where a parent takes no folder, as in `/proc`, Node's own recursive way never comes back. */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}
