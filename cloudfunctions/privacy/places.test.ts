/** No table can be forgotten: the schema itself is walked, and a column that leads to a person has its place. */
import { dataTitles } from '../../contracts/data-words'
import { migratedPglite } from '../../tests/support/migrated'
import { type Db, sql } from '../db'
import { places } from './places'

let db: Db
beforeAll(async () => {
  db = await migratedPglite()
}, 240_000)
afterAll(() => db.close())

/** How columns are called that hold a person’s id, or a hash of it. */
const LEADS_TO_A_PERSON =
  /(^|_)(donor|opener|owner|author|approver|writer|sender|person|staff)(_id|_ids|s)?$|(^|_)by$|^(openid|unionid|payer|opener)_hash$/

/** Called like that, and no person. */
const NOBODY = [
  // Which way a month was charged.
  'charge_attempt.made_by',
  // How many there are.
  'project_total.donors',
]

async function columns(where: RegExp): Promise<string[]> {
  const rows = await db.many<{ name: string; column: string }>(sql`
    select c.table_name as name, c.column_name as column
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    order by 1, 2`)
  return rows.filter(({ column }) => where.test(column)).map((row) => `${row.name}.${row.column}`)
}

test('every column that leads to a person has its place, and every place is there', async () => {
  const known = places.flatMap(({ table, columns: of }) => of.map((column) => `${table}.${column}`))
  const found = (await columns(LEADS_TO_A_PERSON)).filter((column) => !NOBODY.includes(column))
  expect([...new Set(known)].sort()).toEqual(found.sort())
})

/** Hang on a gift, a pledge or a card, and say nothing of a person. */
const SAYS_NOTHING = [
  // What people saw and where they stopped: without a request or a card of theirs it is nobody's.
  'event',
  // The numbers of refunds: an operator's keys, and what bills say.
  'refund_request',
  // What somebody looks into, until it is closed: by its order, without a payer.
  'payment_alarm',
]

test('every table that hangs on a gift, a pledge or a card has its place', async () => {
  const hanging = await columns(/^(gift|pledge|share|envelope|portion)_id$/)
  const tables = new Set([...places.map(({ table }) => table), ...SAYS_NOTHING])
  expect(hanging.filter((column) => !tables.has(column.split('.')[0] ?? ''))).toEqual([])
})

test('every reference to a donor has its place', async () => {
  const rows = await db.many<{ name: string }>(sql`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid = 'donor'::regclass`)
  const tables = new Set(places.map(({ table }) => table))
  expect(rows.filter(({ name }) => !tables.has(name))).toEqual([])
})

test('what is personal is sealed: these fields, each of which has its place', async () => {
  const sealed = await columns(/_sealed$/)
  expect(sealed).toEqual([
    'donor.openid_sealed',
    'donor.unionid_sealed',
    'gift.name_sealed',
    'payment_alarm.answer_sealed',
    'pledge.name_sealed',
    'receipt_wish.payer_code_sealed',
    'receipt_wish.payer_sealed',
    'refund.answer_sealed',
    'refund.reason_sealed',
    'staff.name_sealed',
  ])
  const tables = new Set(places.map(({ table }) => table))
  expect(sealed.filter((column) => !tables.has(column.split('.')[0] ?? ''))).toEqual([])
})

test('no field is called like something personal and kept in the clear', async () => {
  const bare = await columns(/(openid|unionid|phone|mobile|email|address|real_?name|id_?card)/)
  expect(bare).toEqual([
    'donor.openid_hash',
    'donor.openid_sealed',
    'donor.unionid_hash',
    'donor.unionid_sealed',
  ])
})

test('each place has words for its owner', () => {
  const titled = Object.keys(dataTitles).sort()
  expect([...new Set(places.map(({ table }) => table))].sort()).toEqual(titled)
})

test('what is kept says why', () => {
  for (const { table, forget } of places) {
    if (forget === 'delete' || 'set' in forget) continue
    expect([table, forget.keep.length > 20]).toEqual([table, true])
  }
})
