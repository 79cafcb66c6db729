/**
 * Everything that giving writes, as plain rows: two readings are equal when nothing has happened in
 * between. And ways to set up what the sample content does not have.
 */
import { type Db, Sql, sql } from '../../cloudfunctions/db'

/** Not the outbox, which empties itself; alarms and steps stand apart: a refusal may be noted. */
const TABLES = [
  'gift',
  'gift_request',
  'payment',
  'ledger_entry',
  'refund',
  'refund_request',
  'project_total',
  'project_day',
  'project_donor',
  'donor',
] as const

export type Books = Record<(typeof TABLES)[number], string[]>

export async function readBooks(db: Db): Promise<Books> {
  const reading = TABLES.map(async (table) => [table, await rowsOf(db, table)] as const)
  return Object.fromEntries(await Promise.all(reading)) as Books
}

/** The rows of a table as text, sorted. */
export async function rowsOf(db: Db, table: string): Promise<string[]> {
  const rows = await db.many<{ row: string }>(
    sql`select to_jsonb(t)::text as row from ${nameOf(table)} t order by 1`,
  )
  return rows.map(({ row }) => row)
}

export async function countOf(db: Db, table: string): Promise<number> {
  const { n } = await db.one<{ n: number }>(sql`select count(*) as n from ${nameOf(table)}`)
  return n
}

/** A name that this folder's tests wrote themselves, never input. */
function nameOf(table: string): Sql {
  return new Sql(`"${table}"`, [])
}

type ProjectState = Partial<{
  state: 'draft' | 'published' | 'closed'
  record_number: string | null
  record_until: string
  filing_due_on: string
  starts_on: string
  ends_on: string
  next_report_due_on: string
  /** The last day of its charity's certificate. */
  certificate_until: string
}>

/** A copy of a sample project in some state, with a charity like the sample's own. */
export async function aProject(db: Db, id: string, state: ProjectState): Promise<string> {
  const { certificate_until: certificateUntil, ...columns } = state
  if (certificateUntil !== undefined) {
    await db.run(sql`
      insert into charity select ${id}, null, ${certificateUntil}::date, content, created_at,
        updated_at from charity where id = 'shandu'`)
  }
  const change = { id, ...(certificateUntil !== undefined && { charity_id: id }), ...columns }
  await db.run(sql`
    insert into project select (jsonb_populate_record(p, ${JSON.stringify(change)}::jsonb)).*
    from project p where p.id = 'quilt001'`)
  await db.run(sql`
    insert into project_total select ${id}, 0, 0, 0, 0, as_of from project_total
    where project_id = 'quilt001'`)
  return id
}
