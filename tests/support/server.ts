/** The product as a process of its own, which can be told where to die, or be killed. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')
const READY_MS_MAX = 120_000

export type Server = {
  url: string
  alive(): boolean
  /** What it has written to stderr so far. */
  said(): string
  /** Over its channel, to what was loaded before it. */
  tell(message: object): Promise<void>
  kill(signal?: NodeJS.Signals): Promise<void>
  /** Resolves when it is dead, however that came, with its exit code if it had one. */
  ended: Promise<number | null>
}

/** It ended instead of answering. */
export class StartFailed extends Error {
  constructor(
    readonly exitCode: number | null,
    /** What it wrote to stderr. */
    readonly said: string,
  ) {
    super(`the product ended with ${exitCode ?? 'a signal'}: ${said}`)
  }
}

/** Resolves when it answers. `preload` is a module that is loaded before it. @throws StartFailed */
export async function startServer(
  environment: NodeJS.ProcessEnv,
  { preload }: { preload?: string } = {},
): Promise<Server> {
  const child = fork(join(ROOT, 'cloudfunctions/serve.ts'), [], {
    cwd: ROOT,
    execArgv: ['--import', 'tsx', ...(preload ? ['--import', preload] : [])],
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (bytes) => {
    said += bytes
  })
  const url = await readiness(child, () => said)
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const alive = () => child.exitCode === null && child.signalCode === null
  return {
    url,
    alive,
    said: () => said,
    ended,
    tell: (message) =>
      new Promise((resolve) => {
        child.send(message, () => resolve())
      }),
    async kill(signal = 'SIGKILL') {
      child.kill(signal)
      if (alive()) await ended
    },
  }
}

function readiness(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the product was not ready in time: ${said()}`))
    }, READY_MS_MAX)
    child.once('close', (code) => {
      clearTimeout(late)
      reject(new StartFailed(code, said()))
    })
    child.once('message', (message: { ready: string }) => {
      clearTimeout(late)
      resolve(message.ready)
    })
  })
}
