/**
 * Closing the ledger's days: which entries a day has is decided at once, under a lock; then they are hashed
 * in sets, and the day is stated with its root, chained to the day before, and signed. Each step is a
 * transaction of its own and can be repeated.
 */
import type { Day } from '../../contracts/beijing'
import { type ClosedDay, dayHash, dayText, NO_DAY } from '../../contracts/proofs/day'
import { type Db, sql } from '../db'
import type { Signer } from './signer'

/** Of numbers of lines that are hashed in one transaction: a second's work. */
const NUMBERS_AT_ONCE = 65_536

/** Closes all days up to one, whatever was begun before. */
export async function closeDays(
  { db, signer }: { db: Db; signer: Signer },
  upTo: Day,
  at: Date,
): Promise<void> {
  await sealDays(db, upTo, at)
  for (let day = await dayToState(db); day !== undefined; day = await dayToState(db)) {
    while (!(await hashSome(db, day)));
    await stateDay(db, day, signer)
  }
}

/** Gives how many days it sealed. */
export async function sealDays(db: Db, upTo: Day, at: Date): Promise<number> {
  const { sealed } = await db.transaction((tx) =>
    tx.one<{ sealed: number }>(sql`select seal_ledger_days(${upTo}::date, ${at}) as sealed`),
  )
  return sealed
}

/** The first day that is sealed and not stated yet. */
async function dayToState(db: Db): Promise<Day | undefined> {
  const row = await db.maybe<{ day: Day }>(sql`
    select day from ledger_day where root is null order by day limit 1`)
  return row?.day
}

/** Hashes some of a day's entries; true when none is left. */
async function hashSome(db: Db, day: Day): Promise<boolean> {
  const { done } = await db.transaction(
    (tx) =>
      tx.one<{ done: boolean }>(
        sql`select hash_ledger_tiles(${day}::date, ${NUMBERS_AT_ONCE}) as done`,
      ),
    { unhurried: true },
  )
  return done
}

/** States a day whose entries are hashed. Days are stated in their order, each once. */
async function stateDay(db: Db, day: Day, signer: Signer): Promise<void> {
  await db.transaction(async (tx) => {
    const { root, entries } = await tx.one<{ root: string; entries: number }>(sql`
      select encode(join_ledger_tiles(d.day), 'hex') as root, d.entries
      from (select * from ledger_day where day = ${day}::date for no key update) d`)
    const [previous] = await tx.many<ClosedDay>(sql`
      ${closedDays} and day < ${day}::date order by day desc limit 1`)
    const unsigned = { day, entries, root, before: previous ? dayHash(previous) : NO_DAY }
    await tx.run(sql`
      update ledger_day set root = decode(${root}, 'hex'), before = decode(${unsigned.before}, 'hex'),
        signature = decode(${signer.sign(dayText(unsigned))}, 'hex')
      where day = ${day}::date and root is null`)
  })
}

const closedDays = sql`
  select day, entries, encode(root, 'hex') as root, encode(before, 'hex') as before,
    encode(signature, 'hex') as signature
  from ledger_day where root is not null`

/** Stated days, oldest first. */
export function readDays(db: Db, after: string | undefined, limit: number): Promise<ClosedDay[]> {
  return db.many<ClosedDay>(sql`
    ${closedDays} and day > coalesce(${after ?? null}::date, '-infinity') order by day limit ${limit}`)
}

export async function readDay(db: Db, day: Day): Promise<ClosedDay | undefined> {
  return db.maybe<ClosedDay>(sql`${closedDays} and day = ${day}::date`)
}
