/**
 * The product as somebody starts and stops it: what is wrong is said in one sentence, and nothing is
 * harmed by trying.
 */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Db, openPglite, sql } from '../../cloudfunctions/db'
import { sampleCharities } from '../../cloudfunctions/projects'
import { day } from '../../contracts/beijing'
import { type Simulator, startSimulator } from '../../simulator'
import { startPostgres } from '../support/postgres'
import { type Server, StartFailed, startServer } from '../support/server'
import { aKey, callFunction, personAt } from '../support/world'

jest.setTimeout(240_000)

const run = promisify(execFile)
const ROOT = join(__dirname, '../..')

const merchants = sampleCharities(day('2026-01-01')).map(({ charityId }) => ({ charityId }))

let simulator: Simulator
let folder: string
let running: Server[]
beforeAll(async () => {
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
  for (const words of [[], ['--bills']]) {
    const { said, exitCode } = await audit({}, words)
    expect(said).toContain('The books are right.')
    expect(said.includes('bills that were read again')).toBe(words.length > 0)
    expect(exitCode).toBe(0)
  }
})

test('the audit alone asks nobody, says so, and proves the books', async () => {
  await (await start()).kill('SIGTERM')
  // In development the simulator has its own address, where nobody is in this test.
  const { said, exitCode } = await audit({ SIMULATOR_PORT: '1' })
  expect(said).toContain('the provider was not asked: No simulator answers at http://127.0.0.1:1')
  expect(said).toContain(
    'The books agree with themselves; whether the provider agrees was not asked.',
  )
  expect(said).not.toContain('The books are right.')
  expect(exitCode).toBe(0)
})

describe('a simulator whose folder was removed while the database stayed', () => {
  const NOBODY = { SIMULATOR_PORT: '1' }
  let other: Simulator
  beforeAll(async () => {
    other = await startSimulator({ merchants })
  })
  afterAll(() => other.close())
  beforeEach(async () => {
    const server = await start()
    await aGift(server)
    expect(server.said()).toBe('')
    await server.kill('SIGTERM')
  })

  test('is told by the audit alone, whether or not a new one is there to be asked', async () => {
    const gone = await audit(NOBODY)
    expect(gone.said).toContain(
      `the simulator’s folder ${folder}/simulator is gone: nobody can confirm what was paid (1)`,
    )
    expect(gone.said).toContain('The books are not proven.')
    expect(gone.exitCode).toBe(1)

    mkdirSync(join(folder, 'simulator'))
    const away = await audit(NOBODY)
    expect(away.said).toContain('whether the provider agrees was not asked.')
    expect(away.exitCode).toBe(0)

    const exchanged = await audit({ SIMULATOR_PORT: new URL(other.url).port })
    expect(exchanged.said).toMatch(/LIE .*\n.*: booked, the provider says unknown-order/)
    expect(exchanged.said).toContain('THE BOOKS ARE WRONG.')
    expect(exchanged.exitCode).toBe(1)
  })

  test('is told in one sentence at the next start, and one that knows them is not', async () => {
    const stranger = await start({ SIMULATOR_URL: other.url })
    expect(stranger.said()).toMatch(/^Warning: the simulator knows none of the payments .*\n$/)
    expect(await isWell(stranger)).toBe(true)
    await stranger.kill('SIGTERM')
    expect((await start()).said()).toBe('')
  })
})

/** Given over HTTP, and asked after: a product on any port has no address for callbacks. */
async function aGift({ url }: Server): Promise<void> {
  const control = async (path: string, body: unknown = {}) => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' } }
    const address = `${simulator.url}/control${path}`
    return (await fetch(address, { ...post, body: JSON.stringify(body) })).json()
  }
  const { openid } = await control('/people', { name: '阿明' })
  const person = await personAt({ url, control }, openid)
  const gift = { key: aKey(), projectId: 'quilt001', amountFen: 1000 }
  const { giftId, payment } = await person.done('gifts.start', gift)
  await person.cashier(payment.package, 'pay')
  expect((await person.done('gifts.sync', { giftId })).state).toBe('settled')
}

test('the audit makes no books where there are none, and leaves another schema as it is', async () => {
  expect(await audit()).toEqual({ said: `There are no books in ${folder}.\n`, exitCode: 1 })
  await (await start()).kill('SIGTERM')
  const digests = await inDatabase((db) =>
    db.many(sql`
    update migration set digest = 'another' where starts_with(name, '007') returning name, digest`),
  )
  const { said, exitCode } = await audit()
  expect(said).toContain('its schema is not the one of this program, which only reads it')
  expect(exitCode).toBe(1)
  const after = sql`select name, digest from migration where digest = 'another'`
  expect(await inDatabase((db) => db.many(after))).toEqual(digests)
})

test('in production an audit that could not ask the provider has proven nothing', async () => {
  const cluster = await startPostgres()
  try {
    const databaseUrl = await cluster.createMigrated()
    const keys = { serialNumber: '5157F0', privateKeyPem: 'no key', apiV3Key: 'x'.repeat(32) }
    const file = {
      platformKeys: [{ serial: 'PUB_KEY_ID_01', publicKeyPem: 'no key' }],
      merchants: [{ charityId: 'shandu', mchid: '1900000001', ...keys }],
    }
    writeFileSync(join(folder, 'keys.json'), JSON.stringify(file))
    const { said, exitCode } = await audit({
      NODE_ENV: 'production',
      SIMULATOR_URL: '',
      DATABASE_URL: databaseUrl,
      SEALING_KEY: Buffer.alloc(32).toString('base64'),
      PUBLIC_URL: 'https://lantern.example',
      WECHAT_APPID: 'wx0',
      WECHAT_SECRET: 'secret',
      WECHATPAY_FILE: join(folder, 'keys.json'),
      FUNDRAISING_HOST: 'own-charity',
      FUNDRAISING_DESIGNATION: 'a designation',
    })
    expect(said).toContain('ok   every entry sums to zero')
    expect(said).toMatch(/the provider was not asked: .*key/)
    expect(said).toContain('The books are not proven.')
    expect(exitCode).toBe(1)
  } finally {
    await cluster.stop()
  }
})

/** `npm run audit` as somebody runs it: what it says, on either stream. */
async function audit(more: NodeJS.ProcessEnv = {}, words: string[] = []) {
  const script = ['--import', 'tsx', join(ROOT, 'scripts/audit.ts'), ...words]
  const env = { PATH: process.env['PATH'], ...environment(more) }
  const ended = run(process.execPath, script, { cwd: ROOT, env }).then(
    ({ stdout, stderr }) => ({ said: stdout + stderr, exitCode: 0 }),
    ({ stdout, stderr, code }) => ({ said: stdout + stderr, exitCode: code as number }),
  )
  return ended
}

async function inDatabase<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
  const db = await openPglite(join(folder, 'pglite'))
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

test('a port that is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const port = (other.address() as AddressInfo).port
  expect(await refusal({ PORT: String(port) })).toBe(
    `Port ${port} is in use. Stop what uses it, or choose another with PORT.`,
  )
  other.close()
})

test('a host that is no address of this machine', async () => {
  expect(await refusal({ HOST: '192.0.2.1' })).toMatch(
    /^HOST is no address of this machine \(.*192\.0\.2\.1.*\)\. Leave it out, or name one\.$/,
  )
})

test('a data folder whose database is damaged', async () => {
  const database = join(folder, 'pglite')
  mkdirSync(database)
  writeFileSync(join(database, 'PG_VERSION'), 'what is this')
  writeFileSync(join(database, 'postgresql.conf'), '\u0000\u0001\u0002')
  const sentence = `The database in ${database} cannot be used: its files are damaged, or cannot be written (rights, a full disk). Put back a copy of the whole DATA_DIR, or begin anew with an empty one.`
  expect(await refusal()).toBe(sentence)
  expect(readFileSync(join(database, 'PG_VERSION'), 'utf8')).toBe('what is this')
  expect(await audit()).toEqual({ said: `${sentence}\n`, exitCode: 1 })
})

test('a database of which files were cut off is told in the same words', async () => {
  await (await start()).kill('SIGTERM')
  writeFileSync(join(folder, 'pglite/global/pg_control'), 'cut off')
  expect(await refusal()).toMatch(/^The database in .* its files are damaged, .* an empty one\.$/)
})

test('a data folder whose key was lost: a new one would make everybody a stranger', async () => {
  mkdirSync(join(folder, 'pglite'))
  expect(await refusal()).toContain(`The key in ${join(folder, 'development.key')} is missing.`)
  expect(existsSync(join(folder, 'development.key'))).toBe(false)
})

test('a data folder that is a file, or whose key is damaged', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  expect(await refusal({ DATA_DIR: file })).toContain(`The data folder ${file} cannot be made`)
  // A place that takes no folder, and says so in a way on which Node's own making of folders never ends.
  expect(await refusal({ DATA_DIR: '/proc/nope/data' })).toContain(
    'The data folder /proc/nope/data cannot be made',
  )
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
