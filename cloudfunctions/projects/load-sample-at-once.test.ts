/** On PostgreSQL, where two processes of the product begin at the same moment. */
import { type Cluster, startPostgres } from '../../tests/support/postgres'
import { DATABASE_START_MS_MAX } from '../../tests/support/test-host'
import { type Db, openPostgresql, sql } from '../db'
import { loadSample } from './load-sample'

const NOW = new Date('2026-12-07T04:00:00Z')
const PROCESSES = 5

let cluster: Cluster
let db: Db
beforeAll(async () => {
  cluster = await startPostgres()
  db = openPostgresql(await cluster.createMigrated())
}, DATABASE_START_MS_MAX)
afterAll(async () => {
  await db.close()
  await cluster.stop()
})

test('the examples are put once, whoever comes first', async () => {
  const merchants = new Map([['shandu', 'SIM1900001']])
  await Promise.all(Array.from({ length: PROCESSES }, () => loadSample(db, NOW, merchants)))
  const { charities, reports } = await db.one<{ charities: number; reports: number }>(sql`
    select (select count(*) from charity) as charities, (select count(*) from report) as reports`)
  await loadSample(db, NOW, merchants)
  expect(charities).toBeGreaterThan(1)
  expect(await db.one(sql`select count(*) as reports from report`)).toEqual({ reports })
})
