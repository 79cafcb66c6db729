/** The product as a process of its own, which can be told where to die, or be killed. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Step } from './die-at'

const ROOT = join(__dirname, '../..')
const READY_MS_MAX = 30_000

export type Server = {
  url: string
  alive(): boolean
  /** From now on it dies when it comes to that step. */
  dieAt(step: Step): Promise<void>
  kill(): Promise<void>
  /** Resolves when it is dead, however that came. */
  ended: Promise<void>
}

/** Resolves when it answers. @throws Error with what it said when it ended instead. */
export async function startServer(environment: NodeJS.ProcessEnv): Promise<Server> {
  const child = fork(join(ROOT, 'cloudfunctions/serve.ts'), [], {
    cwd: ROOT,
    execArgv: ['--import', 'tsx', '--import', join(__dirname, 'die-at.ts')],
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const url = await readiness(child)
  const ended = once(child, 'exit').then(() => {})
  const alive = () => child.exitCode === null && child.signalCode === null
  return {
    url,
    alive,
    ended,
    dieAt: (step) =>
      new Promise((resolve) => {
        child.send({ dieAt: step }, () => resolve())
      }),
    async kill() {
      child.kill('SIGKILL')
      if (alive()) await ended
    },
  }
}

function readiness(child: ChildProcess): Promise<string> {
  let said = ''
  child.stderr?.on('data', (bytes) => {
    said += bytes
  })
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the product was not ready in time: ${said}`))
    }, READY_MS_MAX)
    child.once('exit', (code, signal) => {
      clearTimeout(late)
      reject(new Error(`the product ended with ${code ?? signal}: ${said}`))
    })
    child.once('message', (message: { ready: string }) => {
      clearTimeout(late)
      resolve(message.ready)
    })
  })
}
