/** Builds the client when something that it is made of has changed, and only then. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { compressTexts } from './compress'
import { checkScenes } from './scenes/scene-files'

export type Target = 'weapp' | 'h5' | 'phone'

const ROOT = resolve(__dirname, '..')
const DIST = join(ROOT, 'dist')
/** Everything that can change a build. The lock file stands for the packages. */
const PRODUCT = ['src', 'contracts', 'config', 'babel.config.js']
const SHARED = ['tsconfig.json', 'package-lock.json']
const INPUTS: Record<Target, string[]> = {
  weapp: [...PRODUCT, ...SHARED],
  h5: [...PRODUCT, ...SHARED],
  phone: ['simulator/phone', ...SHARED],
}
const TARO = 'node_modules/@tarojs/cli/bin/taro'
const COMMANDS: Record<Target, string[]> = {
  weapp: [TARO, 'build', '--type', 'weapp'],
  h5: [TARO, 'build', '--type', 'h5'],
  phone: ['node_modules/vite/bin/vite.js', 'build', '--config', 'simulator/phone/vite.config.ts'],
}
const NOT_BUILT = /\.test\.tsx?$|\.fake\.tsx?$/
const LOCK_POLL_MS = 250
const SAID_BYTES_MAX = 16 * 1024 * 1024

/** The folder of a build that is up to date. Rejects with the compiler's words when it fails. */
export async function ensureBuilt(
  target: Target,
  { onBuild = () => {} }: { onBuild?: () => void } = {},
): Promise<string> {
  const folder = join(DIST, target)
  if (target !== 'phone') checkScenes()
  await alone(target, async () => {
    const made = fingerprint(target)
    if (stampOf(target) === made && existsSync(folder)) return
    onBuild()
    rmSync(stampFile(target), { force: true })
    await build(target)
    if (target === 'h5') compressTexts(folder)
    writeFileSync(stampFile(target), made)
  })
  return folder
}

/** A process of its own: a builder sets `NODE_ENV` for good. */
async function build(target: Target): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' }
  const said = await promisify(execFile)(process.execPath, COMMANDS[target], {
    cwd: ROOT,
    env,
    maxBuffer: SAID_BYTES_MAX,
  }).catch((error: { stdout: string; stderr: string }) => ({ ...error, failed: true }))
  // For some errors the compiler ends with 0 all the same.
  if ('failed' in said || /✖|ERROR in|Error:/.test(said.stdout)) {
    throw new Error(`The build of ${target} failed.\n${said.stdout}\n${said.stderr}`)
  }
}

/** One number for all its inputs and for the settings that are compiled in. */
function fingerprint(target: Target): string {
  const hash = createHash('sha256').update(process.env['LANTERN_API'] ?? '')
  for (const input of INPUTS[target]) {
    for (const file of filesIn(input)) hash.update(file).update(readFileSync(join(ROOT, file)))
  }
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  const full = join(ROOT, path)
  if (!existsSync(full)) return []
  try {
    return readdirSync(full, { withFileTypes: true })
      .map((entry) => ({ entry, name: `${path}/${entry.name}` }))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap(({ entry, name }) => (entry.isDirectory() ? filesIn(name) : [name]))
      .filter((name) => !NOT_BUILT.test(name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path]
    throw error
  }
}

const stampFile = (target: Target): string => join(DIST, `${target}.inputs`)

function stampOf(target: Target): string | undefined {
  return existsSync(stampFile(target)) ? readFileSync(stampFile(target), 'utf8') : undefined
}

/** Two test files that need the same build wait for one. A builder that died lets go. */
async function alone(target: Target, work: () => Promise<void>): Promise<void> {
  const lock = join(DIST, `${target}.building`)
  mkdirSync(DIST, { recursive: true })
  while (!taken(lock)) await wait(LOCK_POLL_MS)
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
    if (owner > 0 && !isAlive(owner)) rmSync(lock, { force: true })
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
