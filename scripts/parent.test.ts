import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

jest.setTimeout(240_000)

const WAITS = `
  require('./scripts/parent').whenParentGone(() => { console.log('gone'); process.exit() })
  setInterval(() => {}, 1000)
  console.log('waits ' + process.pid)`

/** A program of ours under a shell, as npm runs it; what it says is in `said`. */
async function underShell(env: NodeJS.ProcessEnv) {
  const shell: ChildProcess = spawn('sh', ['-c', 'node --import tsx -e "$WAITS"; true'], {
    cwd: resolve(__dirname, '..'),
    env: { ...process.env, WAITS, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  shell.stdout?.setEncoding('utf8').on('data', (text: string) => said.push(text))
  while (!said.join('').includes('waits')) await once(shell.stdout as NodeJS.EventEmitter, 'data')
  return { shell, said, pid: Number(/waits (\d+)/.exec(said.join(''))?.[1]) }
}

test('what npm started ends when npm was killed', async () => {
  const { shell, said } = await underShell({ npm_lifecycle_event: 'start' })
  shell.kill('SIGTERM')
  await once(shell, 'close')
  expect(said.join('')).toContain('gone')
})

test('what somebody started by hand, and left, goes on', async () => {
  const { shell, said, pid } = await underShell({ npm_lifecycle_event: '' })
  shell.kill('SIGTERM')
  await once(shell, 'exit')
  await new Promise((waited) => setTimeout(waited, 1_500))
  process.kill(pid)
  await once(shell, 'close')
  expect(said.join('')).not.toContain('gone')
})
