/** One set of migrations means one schema: both databases describe themselves in the same words. */
import { type Cluster, startPostgres } from '../../tests/support/postgres'
import { type Db, migrate, openPglite, openPostgresql, sql } from '.'

const catalog = {
  columns: sql`
    select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
      || coalesce(column_default, '') as line
    from information_schema.columns where table_schema = 'public' order by 1`,
  constraints: sql`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
    from pg_constraint where connamespace = 'public'::regnamespace order by 1`,
  indexes: sql`select indexdef as line from pg_indexes where schemaname = 'public' order by 1`,
  triggers: sql`
    select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal order by 1`,
  functions: sql`
    select pg_get_functiondef(p.oid) as line from pg_proc p
    where p.pronamespace = 'public'::regnamespace order by 1`,
}

let cluster: Cluster
let pglite: Db
let postgresql: Db

beforeAll(async () => {
  cluster = await startPostgres()
  pglite = await openPglite()
  postgresql = openPostgresql(await cluster.createDatabase())
  await migrate(pglite)
  await migrate(postgresql)
}, 240_000)

afterAll(async () => {
  await pglite.close()
  await postgresql.close()
  await cluster.stop()
})

test.each(Object.keys(catalog) as (keyof typeof catalog)[])(
  'PGlite and PostgreSQL have the same %s',
  async (part) => {
    const ours = await pglite.many<{ line: string }>(catalog[part])
    expect(ours.length).toBeGreaterThan(0)
    expect(await postgresql.many(catalog[part])).toEqual(ours)
  },
)

test('a database that is up to date is left as it is', async () => {
  expect(await migrate(postgresql)).toEqual([])
  expect(await migrate(pglite)).toEqual([])
})

test('a migration that was changed after it was applied is told, and nothing is applied', async () => {
  await pglite.run(sql`update migration set digest = 'another' where name = '001-people.sql'`)
  await expect(migrate(pglite)).rejects.toThrow('001-people.sql was changed after it was applied')
})
