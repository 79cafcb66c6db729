/**
 * The product as somebody starts and stops it: what is wrong is said in one sentence, and nothing is
 * harmed by trying.
 */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sampleCharities } from '../../cloudfunctions/projects'
import { day } from '../../contracts/beijing'
import { type Simulator, startSimulator } from '../../simulator'
import { type Server, StartFailed, startServer } from '../support/server'
import { callFunction } from '../support/world'

jest.setTimeout(120_000)

const run = promisify(execFile)
const ROOT = join(__dirname, '../..')

let simulator: Simulator
let folder: string
let running: Server[]
beforeAll(async () => {
  const merchants = sampleCharities(day('2026-01-01')).map(({ charityId }) => ({ charityId }))
  simulator = await startSimulator({ merchants })
})
afterAll(() => simulator.close())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantern-process-'))
  running = []
})
afterEach(async () => {
  for (const server of running) await server.kill()
  rmSync(folder, { recursive: true, force: true })
})

const environment = (more: NodeJS.ProcessEnv = {}) => ({
  PORT: '0',
  DATA_DIR: folder,
  SIMULATOR_URL: simulator.url,
  ...more,
})

async function start(more?: NodeJS.ProcessEnv): Promise<Server> {
  const server = await startServer(environment(more))
  running.push(server)
  return server
}

/** What it says when it does not start: one sentence, no stack, exit code 1. */
async function refusal(more?: NodeJS.ProcessEnv): Promise<string> {
  const failure = await startServer(environment(more)).catch((error: unknown) => error)
  if (!(failure instanceof StartFailed)) throw new Error('it started')
  expect(failure.exitCode).toBe(1)
  expect(failure.said).not.toMatch(/^\s+at /m)
  return failure.said.trim()
}

const isWell = async ({ url }: Server) =>
  (await callFunction(url, 'projects.show', { projectId: 'quilt001' })).ok

test('a second start on one data folder refuses, and the first one goes on', async () => {
  const first = await start()
  expect(await refusal()).toBe(`Another process uses the data folder ${folder}. Stop it first.`)
  expect(await refusal({ DATA_DIR: `${folder}/../${folder.split('/').at(-1)}/` })).toMatch(
    /^Another process uses the data folder .*\. Stop it first\.$/,
  )
  expect(await isWell(first)).toBe(true)
})

test('a data folder is free again when its process was killed, and holds what it held', async () => {
  const first = await start()
  const key = readFileSync(join(folder, 'development.key'), 'utf8')
  await first.kill()
  const second = await start()
  expect(await isWell(second)).toBe(true)
  expect(readFileSync(join(folder, 'development.key'), 'utf8')).toBe(key)
})

test('a process that is asked to stop answers what it was asked before, and ends well', async () => {
  const server = await start()
  const answers = Array.from({ length: 20 }, () => isWell(server))
  await Promise.race(answers)
  await server.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  const outcomes = await Promise.allSettled(answers)
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && !outcome.value)).toEqual([])
})

test('the audit runs beside a server that holds the data folder', async () => {
  await start()
  const audit = await run(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/audit.ts')], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...environment() },
  })
  expect(audit.stdout).toContain('The books are right.')
})

test('a port that is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const port = (other.address() as AddressInfo).port
  expect(await refusal({ PORT: String(port) })).toBe(
    `Port ${port} is in use. Stop what uses it, or choose another with PORT.`,
  )
  other.close()
})

test('a data folder whose database is damaged', async () => {
  const database = join(folder, 'pglite')
  mkdirSync(database)
  writeFileSync(join(database, 'PG_VERSION'), 'what is this')
  writeFileSync(join(database, 'postgresql.conf'), '\u0000\u0001\u0002')
  const sentence = await refusal()
  expect(sentence).toContain(database)
  expect(sentence).toContain('cannot be used')
  expect(sentence.split('\n')).toHaveLength(1)
  expect(readFileSync(join(database, 'PG_VERSION'), 'utf8')).toBe('what is this')
})

test('a data folder that is a file, or whose key is damaged', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  expect(await refusal({ DATA_DIR: file })).toContain(`The data folder ${file} cannot be made`)
  writeFileSync(join(folder, 'development.key'), 'c2hvcnQ=')
  expect(await refusal()).toContain(`The key in ${join(folder, 'development.key')} is damaged.`)
})

test.each(['127.0.0.1', 'localhost'])('a database at %s that nobody serves', async (host) => {
  const sentence = await refusal({ DATABASE_URL: `postgres://nobody@${host}:1/none` })
  expect(sentence).toMatch(/^The database named by DATABASE_URL cannot be used: .*ECONNREFUSED/)
  expect(sentence.split('\n')).toHaveLength(1)
})

test('a simulator that does not answer', async () => {
  const sentence = await refusal({ SIMULATOR_URL: 'http://127.0.0.1:1' })
  expect(sentence).toContain('No simulator answers at http://127.0.0.1:1')
  expect(sentence.split('\n')).toHaveLength(1)
})

test('settings that are wrong are named, each in its line', async () => {
  const sentence = await refusal({ PORT: 'three thousand', LOG_LEVEL: 'loud' })
  expect(sentence.split('\n')).toEqual([
    'The settings are wrong:',
    expect.stringMatching(/^PORT: /),
    expect.stringMatching(/^LOG_LEVEL: /),
  ])
})
