/** A child of the bench: started, asked, stopped. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { BareKind } from './bare'
import type { Ask, Told } from './child'

export type Measured = {
  url: string
  ask(what: Ask): Promise<Told>
  stop(): Promise<void>
  /** As a machine that loses its power would: nothing is finished. */
  kill(): Promise<void>
}

export async function measured(
  kind: BareKind | 'product',
  env: NodeJS.ProcessEnv = {},
): Promise<Measured> {
  const child = fork(join(__dirname, 'child.ts'), [kind], {
    env: { ...process.env, ...env },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { ready } = await heard(child)
  return {
    url: ready ?? '',
    async ask(what) {
      const answer = heard(child)
      child.send(what)
      const told = await answer
      if (told.failed !== undefined) throw new Error(told.failed)
      return told
    },
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done())
        child.disconnect()
      }),
    kill: () =>
      new Promise((done) => {
        child.once('exit', () => done())
        child.kill('SIGKILL')
      }),
  }
}

function heard(child: ChildProcess): Promise<Told> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`a measured process ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (told: Told) => {
      child.off('exit', ended)
      resolve(told)
    })
  })
}
