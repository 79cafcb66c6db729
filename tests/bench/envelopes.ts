/**
 * A festival night in bulk: paid envelopes, and the proof that each portion was opened once and none was
 * lost. Every envelope is opened to its last portion, and a large one by more people than it has portions.
 */
import { randomBytes } from 'node:crypto'
import { type Db, sql } from '../../cloudfunctions/db'
import type { Settler } from '../../cloudfunctions/ledger'
import { AMOUNT_FEN, type Batch, freezeMany, giftId, PROJECT, paymentOf } from './gifts'
import { scaled } from './options'
import { hurry } from './rounds'

const ENVELOPES = 1_000
const PORTIONS = 10
const LARGE_PORTIONS = 500
const LARGE_OPENERS = 1_000
/** Another one of the same charity. */
const OTHER_PROJECT = 'books001'
const SETTLING_CALLERS = 256

/** `count` envelopes, the last of them the large one. */
export type Night = Batch & { people: number; crowd: number }

/** A portion as it was acknowledged to its opener. */
export type Acknowledged = {
  envelopeId: string
  portionId: string
  openerId: string
  amountFen: number
  /** Where it was acknowledged to have gone. */
  directedTo?: string
}

export function aNight(): Night {
  const envelopes = scaled(ENVELOPES)
  return {
    prefix: randomBytes(5).toString('hex'),
    count: envelopes + 1,
    people: Math.max(envelopes * PORTIONS, LARGE_OPENERS),
    crowd: LARGE_OPENERS,
  }
}

/** Everybody has one of the small envelopes before them; neighbours have different ones. */
export function envelopeOf(night: Night, person: number): string {
  return envelopeId(night, person % (night.count - 1))
}

export function largeEnvelope(night: Night): string {
  return envelopeId(night, night.count - 1)
}

function envelopeId({ prefix }: Night, index: number): string {
  return `${PROJECT}E${prefix}-${index}`
}

/** So many openings of small envelopes find a portion. */
export function smallOpenings({ count }: Night): number {
  return (count - 1) * PORTIONS
}

export function openerId(person: number): string {
  return `bench${person}`
}

export function personOf(opener: string): number {
  return Number(opener.replace('bench', ''))
}

/** Two of three go elsewhere. */
export function choiceOf(index: number): string {
  return index % 3 === 0 ? PROJECT : OTHER_PROJECT
}

/** Gifts, frozen and settled as any, with an envelope beside each. */
export async function sendMany(db: Db, night: Night, settler: Settler, payers: readonly string[]) {
  await freezeMany(db, night, payers)
  const { mchid } = await db.one<{ mchid: string }>(sql`
    select mchid from gift where project_id = ${PROJECT} and id = ${giftId(night, 0)}`)
  await hurry(SETTLING_CALLERS, night.count, async (index) => {
    const payerHash = payers[index % payers.length] ?? ''
    const of = { mchid, payerHash, event: Buffer.alloc(0) }
    const outcome = await settler.settle(paymentOf(night, index, of))
    if (outcome.kind !== 'settled') throw new Error(`an envelope’s gift was ${outcome.kind}`)
  })
  const portions = sql`case when i = ${night.count - 1}::integer then ${LARGE_PORTIONS}::integer
    else ${PORTIONS}::integer end`
  await db.run(sql`
    insert into envelope (project_id, id, gift_id, donor_id, project_ids, split, seed, amounts_fen,
      cover, hours, started_at)
    select ${PROJECT}, ${`${PROJECT}E${night.prefix}-`}::text || i, ${`${PROJECT}-${night.prefix}-`}::text || i,
      'donor' || i % 1000, array[${PROJECT}::text, ${OTHER_PROJECT}], 'equal', 'bench',
      array_fill(${AMOUNT_FEN}::bigint / ${portions}, array[${portions}]), 'lantern', 24, now()
    from generate_series(0, ${night.count - 1}::integer) i`)
  await db.script('vacuum analyze envelope')
  await db.script('vacuum analyze envelope_portion')
}

/**
 * @throws Error unless what was acknowledged are all portions there are, each told to one person, and
 * stands as it was told; of each envelope they sum to its gift.
 */
export async function proveOpened(db: Db, night: Night, told: readonly Acknowledged[]) {
  const { stored, fitting, broken } = await db.one<
    Record<'stored' | 'fitting' | 'broken', number>
  >(sql`
    select
      (select count(*) from envelope_portion where ${isOf(night)}) as stored,
      (select count(*) from json_to_recordset(${JSON.stringify(told)}::json)
          as t ("portionId" text, "envelopeId" text, "openerId" text, "amountFen" bigint)
        join envelope_portion p on p.project_id = ${PROJECT} and p.id = t."portionId"
          and p.envelope_id = t."envelopeId" and p.opener_id = t."openerId"
          and p.amount_fen = t."amountFen") as fitting,
      (select count(*) from envelope e
        left join lateral (
          select count(*) as portions, count(distinct place) as places, sum(amount_fen) as fen
          from envelope_portion p where p.project_id = e.project_id and p.envelope_id = e.id
        ) s on true
        where starts_with(e.id, ${`${PROJECT}E${night.prefix}-`}) and not (
          s.portions = e.opened and s.places = e.opened and e.opened = cardinality(e.amounts_fen)
          and s.fen = ${AMOUNT_FEN}::bigint)) as broken`)
  const once = new Set(told.map(({ portionId }) => portionId)).size
  const all = smallOpenings(night) + LARGE_PORTIONS
  if ([told.length, once, stored, fitting].some((count) => count !== all) || broken > 0) {
    throw new Error(
      `of ${all} portions ${told.length} were acknowledged (${once} different ones), ${stored} are stored, ${fitting} as they were told, and ${broken} envelopes do not add up`,
    )
  }
}

/** @throws Error unless each portion went once, where it was acknowledged to go, and is booked there. */
export async function proveDirected(db: Db, night: Night, told: readonly Acknowledged[]) {
  const { fitting, lines, sumFen } = await db.one<
    Record<'fitting' | 'lines' | 'sumFen', number>
  >(sql`
    select
      (select count(*) from json_to_recordset(${JSON.stringify(told)}::json)
          as t ("portionId" text, "directedTo" text)
        join envelope_portion p on p.project_id = ${PROJECT} and p.id = t."portionId"
          and p.directed_to = t."directedTo" and ${isOf(night)}) as fitting,
      count(*) as lines, coalesce(sum(amount_fen), 0)::bigint as "sumFen"
    from ledger_entry
    where starts_with(gift_id, ${`${PROJECT}-${night.prefix}-`}) and starts_with(entry_id, 'direct:')`)
  const elsewhere = told.filter(({ directedTo }) => directedTo !== PROJECT).length
  if (fitting !== told.length || lines !== 2 * elsewhere || sumFen !== 0) {
    throw new Error(
      `${told.length} choices were acknowledged, ${fitting} stand; ${elsewhere} moved money, in ${lines} lines that sum to ${sumFen}`,
    )
  }
}

function isOf({ prefix }: Night) {
  return sql`starts_with(envelope_id, ${`${PROJECT}E${prefix}-`})`
}
