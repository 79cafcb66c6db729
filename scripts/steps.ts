/** Runs commands one after the other, with their time, and stops at the first that fails. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const ROOT = resolve(__dirname, '..')

export type Step = { name: string; command: readonly string[]; env?: NodeJS.ProcessEnv }

/** True when all of them ended well. */
export function runSteps(steps: readonly Step[]): boolean {
  return steps.every(({ name, command, env }) => {
    const [program = '', ...words] = command
    process.stdout.write(`\n── ${name}: ${command.join(' ')}\n`)
    const startedMs = performance.now()
    const { status } = spawnSync(program, words, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: `${ROOT}/node_modules/.bin:${process.env['PATH']}`, ...env },
    })
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
    process.stdout.write(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)\n`)
    return status === 0
  })
}

/** PGlite loads its parts while it runs, which jest's own modules need this for. */
export const JEST_ENV = { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' }

/** A limit ends what hangs; nothing fails because a machine is slow. */
export const AT_LEISURE = ['--testTimeout', '60000'] as const

export const quickSteps: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'check', '.'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  {
    name: 'import directions',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'cloudfunctions',
      'contracts',
      'simulator',
    ],
  },
  { name: 'dead code', command: ['knip'] },
  { name: 'generated docs', command: ['tsx', 'scripts/docs.ts', '--check'] },
  {
    name: 'unit tests',
    command: [
      'jest',
      ...AT_LEISURE,
      '--maxWorkers',
      '100%',
      '--selectProjects',
      'server',
      'client',
    ],
    env: JEST_ENV,
  },
]
