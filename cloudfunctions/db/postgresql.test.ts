import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { type Line, lineTo } from '../../tests/support/line'
import { type Cluster, startPostgres } from '../../tests/support/postgres'
import { type Db, isLostConnection, openPostgresql, sql } from '.'

jest.setTimeout(240_000)

let cluster: Cluster
let url: string
let line: Line
let db: Db
beforeAll(async () => {
  cluster = await startPostgres()
  url = await cluster.createDatabase()
  await directly('create table note (word text)')
})
afterAll(() => cluster.stop())
beforeEach(async () => {
  line = await lineTo(url)
  db = openPostgresql(line.url, { answerMsMax: 500 })
})
afterEach(async () => {
  await db.close()
  await line.close()
})

async function directly(text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const note = (word: string) => sql`insert into note values (${word})`

test('a connection that dies in the middle of a transaction undoes it, and the process lives on', async () => {
  const lost = db.transaction(async (tx) => {
    await tx.run(note('half'))
    await directly(`select pg_terminate_backend(pid) from pg_stat_activity
      where state = 'idle in transaction' and datname = current_database()`)
    await wait(100)
    await tx.run(note('other half'))
  })
  await expect(lost).rejects.toThrow()
  expect(await db.many(sql`select word from note`)).toEqual([])
})

test('a commit whose answer is lost counts as lost, although it was carried out', async () => {
  const cut = line.loseReplyTo('commit')
  const error = await db
    .transaction((tx) => tx.run(note('done')))
    .catch((caught: unknown) => caught)
  await cut
  expect(isLostConnection(error)).toBe(true)
  expect(await db.many(sql`select word from note`)).toEqual([{ word: 'done' }])
})

test('a statement whose answer is lost counts as lost, and the next one takes another connection', async () => {
  const cut = line.loseReplyTo('answer')
  const error = await db.one(sql`select ${'answer'} as word`).catch((caught: unknown) => caught)
  await cut
  expect(isLostConnection(error)).toBe(true)
  expect(await db.one(sql`select ${'again'} as word`)).toEqual({ word: 'again' })
})

test('a server that cannot be reached, or never answers, counts as lost', async () => {
  await line.down()
  const refused = await db.one(sql`select 1`).catch((caught: unknown) => caught)
  expect(isLostConnection(refused)).toBe(true)
  await line.up()
  await db.one(sql`select 1`)
  line.silence()
  const silent = await db.one(sql`select 2`).catch((caught: unknown) => caught)
  expect(isLostConnection(silent)).toBe(true)
})

test('a transaction that is not hurried may take longer than any answer', async () => {
  const slow = sql`select pg_sleep(0.7)`
  await expect(db.transaction((tx) => tx.run(slow))).rejects.toThrow('timeout')
  expect(await db.transaction((tx) => tx.run(slow), { unhurried: true })).toBe(1)
  expect(await db.one(sql`show statement_timeout`)).toEqual({ statement_timeout: '15s' })
})

test('waiting for a free connection has an end, and nothing was sent by then', async () => {
  const narrow = openPostgresql(url, { connections: 1, connectMsMax: 100 })
  await narrow.transaction(async () => {
    const error = await narrow.one(sql`select 1`).catch((caught: unknown) => caught)
    expect(isLostConnection(error)).toBe(true)
  })
  await narrow.close()
})

test('what the database refuses does not count as lost', async () => {
  const refused = await db.one(sql`select 1 / 0`).catch((caught: unknown) => caught)
  expect(isLostConnection(refused)).toBe(false)
  expect(isLostConnection(new Error('a fault of ours'))).toBe(false)
  expect(isLostConnection(undefined)).toBe(false)
})

test('whoever listens hears again after an outage, over one connection', async () => {
  const heard: string[] = []
  const stop = await db.listen('news', (word) => heard.push(word))
  await line.down()
  await wait(3_500)
  await line.up()
  await wait(1_500)
  await directly(`notify news, 'again'`)
  await wait(100)
  expect(heard).toEqual(['again'])
  const listening = await directly(`select count(*)::int as n from pg_stat_activity
    where query = 'listen news' and datname = current_database()`)
  expect(listening).toEqual([{ n: 1 }])
  await stop()
})

test('stopping to listen during an outage leaves no connection behind', async () => {
  const stop = await db.listen('news', () => {})
  await line.down()
  await wait(100)
  await stop()
  await line.up()
  await wait(1_500)
  const listening = await directly(`select count(*)::int as n from pg_stat_activity
    where query = 'listen news' and datname = current_database()`)
  expect(listening).toEqual([{ n: 0 }])
})
