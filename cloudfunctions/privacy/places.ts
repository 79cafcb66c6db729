/**
 * Every place where something of a person is kept: what of it they take with them, and what becomes of it
 * when they go. `places.test.ts` walks the whole schema and fails for a column that is not here.
 */
import { Sql, sql } from '../db'
import { placesOfGiving } from './places-of-giving'
import { placesOfReading } from './places-of-reading'
import { placesOfWork } from './places-of-work'

export type Place = {
  table: string
  /** Its columns that lead to a person. Empty where rows are found by a gift, a pledge or a card. */
  columns: readonly string[]
  /** Whose rows these are: a condition on the row `t`. */
  of(donorId: string): Sql
  /** Fields that are no fact about the person: keys and hashes of ours, bytes of others. */
  hides?: readonly string[]
  /** Rows go, fields are set anew, or all stays, and why. */
  forget: 'delete' | { set(by: Forgetting): Sql } | { keep: string }
}

/** `nothing` is the sealed text that stands where words were that somebody may still want to open. */
export type Forgetting = { now: Date; nothing: string }

/** In the order in which they are forgotten: what refers to a row goes before it. */
export const places: readonly Place[] = [...placesOfReading, ...placesOfWork, ...placesOfGiving]

export function name(identifier: string): Sql {
  if (!/^[a-z_]+$/.test(identifier)) throw new Error(`${identifier} is no name of ours`)
  return new Sql(identifier, [])
}

/** What a person takes with them of a place, one JSON object a row. */
export function exportOf({ table, of, hides = [] }: Place, donorId: string): Sql {
  return sql`
    select to_jsonb(t) - array(select jsonb_array_elements_text(${JSON.stringify(hides)}::jsonb)) as row
    from ${name(table)} t where ${of(donorId)}`
}

/** Undefined where everything stays. */
export function forgettingOf(
  { table, of, forget }: Place,
  donorId: string,
  by: Forgetting,
): Sql | undefined {
  if (forget === 'delete') return sql`delete from ${name(table)} t where ${of(donorId)}`
  if ('keep' in forget) return undefined
  return sql`update ${name(table)} t set ${forget.set(by)} where ${of(donorId)}`
}
