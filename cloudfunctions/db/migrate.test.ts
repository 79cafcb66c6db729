import { type Cluster, startPostgres } from '../../tests/support/postgres'
import { migrate, openPglite, openPostgresql, sql } from '.'

jest.setTimeout(240_000)

let cluster: Cluster
beforeAll(async () => {
  cluster = await startPostgres()
})
afterAll(() => cluster.stop())

test('processes that start at one moment on an empty database bring it to its schema once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const url = await cluster.createDatabase()
    const databases = Array.from({ length: 4 }, () => openPostgresql(url))
    const applied = await Promise.all(databases.map((db) => migrate(db)))
    expect(applied.filter((fresh) => fresh.length > 0)).toHaveLength(1)
    for (const db of databases) await db.close()
  }
})

test('a migration that was changed after it was applied stops the start, and changes nothing', async () => {
  const db = await openPglite()
  const first = await migrate(db)
  expect(first.length).toBeGreaterThan(5)
  expect(await migrate(db)).toEqual([])
  await db.script(`update migration set digest = 'another' where name like '003%';
    delete from migration where name like '006%'`)
  await expect(migrate(db)).rejects.toThrow(
    'migration 003-gifts.sql was changed after it was applied',
  )
  const left = await db.many<{ name: string }>(sql`select name from migration order by name`)
  expect(left.map(({ name }) => name)).toEqual(first.filter((name) => !name.startsWith('006')))
  await db.close()
})
