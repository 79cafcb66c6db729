/** Programs of ours as children of a script: started, waited for, and stopped together. */
import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'

const ROOT = resolve(__dirname, '..')

export type Program = {
  child: ChildProcess
  ended: Promise<number>
  /** Asks it to finish, and resolves when it has. */
  stop(): Promise<number>
}

/** Runs a TypeScript file of ours. What it says goes to `heard`, its complaints to our own stderr. */
export function program(
  file: string,
  options: {
    env?: NodeJS.ProcessEnv
    words?: readonly string[]
    heard?: (text: string) => void
  } = {},
): Program {
  const child = fork(resolve(ROOT, file), [...(options.words ?? [])], {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  child.stdout?.setEncoding('utf8').on('data', (text: string) => options.heard?.(text))
  const ended = new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)))
  return {
    child,
    ended,
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Resolves with the first thing that `find` sees in what the program says or sends; rejects when it ends first. */
export function untilReady(
  started: Program,
  find: (heard: unknown) => string | undefined,
): Promise<string> {
  return new Promise((ready, reject) => {
    const look = (heard: unknown) => {
      const found = find(heard)
      if (found !== undefined) ready(found)
    }
    started.child.on('message', look)
    started.child.stdout?.on('data', look)
    void started.ended.then(() => reject(new Ended()))
  })
}

/** It ended before it was ready, and has said why itself. */
export class Ended extends Error {
  override readonly name = 'Ended'
}
