/** What many tests prepare alike is made once and kept in the temporary folder. */
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const DAY_MS = 86_400_000

type Bytes = Buffer<ArrayBuffer>

/**
 * The bytes that `make` gives, or gave at an earlier test. They are kept under a name made of all that
 * they depend on, so whoever changes any of it gets new ones. Each user has their own, which nobody
 * else can read.
 */
export async function kept(
  kind: string,
  dependsOn: readonly (string | Buffer)[],
  make: () => Promise<Bytes>,
): Promise<Bytes> {
  const digest = createHash('sha256')
  for (const part of dependsOn) digest.update(`\n${part.length}\n`).update(part)
  const prefix = `lantern-${kind}-${process.getuid?.() ?? ''}-`
  const place = join(tmpdir(), prefix + digest.digest('hex').slice(0, 32))
  const before = readIfThere(place)
  if (before) return before
  forgetOld(prefix)
  const bytes = await make()
  const draft = `${place}-${randomBytes(6).toString('hex')}`
  writeFileSync(draft, bytes, { mode: 0o600, flag: 'wx' })
  // Another test may have been faster: what it made is as good, and this takes its place.
  renameSync(draft, place)
  return bytes
}

/** The names and the bytes of all files in a folder that end in a certain way. */
export function filesIn(folder: string, end: string): (string | Buffer)[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .sort()
    .flatMap((name) => [name, readFileSync(join(folder, name))])
}

function readIfThere(file: string): Bytes | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Each change leaves one behind, and drafts stay when a test is killed. */
function forgetOld(prefix: string): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const file = join(tmpdir(), name)
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > DAY_MS) rmSync(file, { force: true })
  }
}
