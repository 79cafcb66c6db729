/**
 * Shares approved reports over the gifts of their projects, in sets: all are weighed, then each gets its
 * shares. A set, its place and the running sums are written in one transaction, so whoever dies repeats nothing
 * and leaves nothing out. Of a project one set is worked on at a time.
 */
import type { App } from '../app'
import { type Db, sql, type Tx } from '../db'
import { type OutboxReader, oneByOne, type Worker } from '../jobs'
import { carriedBy, type Line, noSums, type Standing, type Sums, share, weigh } from './share'

const GIFTS_A_SET = 2_000
const AGAIN_MS = 3_600_000
/** Of the advisory locks of projects whose reports are being shared. */
const SHARING_LOCK = 6_963

export const planSharing: OutboxReader = sql`
  insert into job (name, key, due_at, payload)
  select 'reports.share', t.gift_id, t.at, jsonb_build_object('projectId', t.project_id)
  from taken t where t.kind = 'report.published'
  on conflict do nothing`

export function sharingWorker(
  { db, clock, log }: Pick<App, 'db' | 'clock' | 'log'>,
  giftsASet = GIFTS_A_SET,
): Worker {
  return oneByOne(log, async ({ key: reportId, payload }) => {
    const of = { projectId: String(payload['projectId']), reportId, giftsASet, at: clock.now() }
    const came = await shareSome(db, of)
    if (came === 'shared') return 'done'
    if (came === 'some') return 'kept'
    log.warn({ reportId }, 'more was spent than stood: what is given meanwhile will bear it')
    return { at: new Date(of.at.getTime() + AGAIN_MS) }
  })
}

type Of = { projectId: string; reportId: string; giftsASet: number; at: Date }

/** `more than stood`: a portion left while its last fen was spent; it is begun again with what stands then. */
export type Came = 'shared' | 'some' | 'more than stood'

/** The next set of a report, or of one of its project that comes before it. */
export function shareSome(db: Db, of: Of): Promise<Came> {
  return db.transaction(
    async (tx) => {
      if (await begin(tx, of)) return 'some'
      await tx.run(sql`select pg_advisory_xact_lock(${SHARING_LOCK}, hashtext(${of.projectId}))`)
      const sharing = await nextSharing(tx, of)
      if (!sharing) return 'shared'
      return sharing.weightFen === null ? weighSet(tx, sharing, of) : shareSet(tx, sharing, of)
    },
    { unhurried: true },
  )
}

/**
 * Fixes what a report is shared over: what had been posted when it was. Alone with the ledger for a moment, so
 * that nothing with an earlier number is still on its way.
 */
async function begin(tx: Tx, { projectId, reportId }: Of): Promise<boolean> {
  const waiting = await tx.maybe(sql`
    select from (select distinct report_id from spending
      where project_id = ${projectId} and report_id = ${reportId}) s
    where not exists (select from spending_share
      where project_id = ${projectId} and report_id = ${reportId})`)
  if (!waiting) return false
  await tx.run(sql`select pg_advisory_xact_lock(ledger_lock())`)
  await tx.run(sql`
    insert into spending_share (project_id, report_id, up_to_seq, lines)
    select s.project_id, s.report_id, coalesce(min(e.seq), ${lastSeq}),
      jsonb_agg(jsonb_build_object('line', s.line, 'fen', s.amount_fen) order by s.n)
    from spending s
    left join ledger_entry e on e.project_id = s.project_id
      and e.entry_id = 'report:' || s.report_id and e.line = 1
    where s.project_id = ${projectId}
    group by s.project_id, s.report_id
    on conflict do nothing`)
  return true
}

const lastSeq = sql`
  coalesce(pg_sequence_last_value(pg_get_serial_sequence('ledger_entry', 'seq')::regclass), 0)`

type Sharing = {
  reportId: string
  upToSeq: number
  lines: Line[]
  carried: Line[]
  among: 'gifts' | 'portions'
  after: string
  sums: Sums | Record<never, never>
  weightFen: number | null
  usedBefore: Record<string, number>
}

/** One that is begun goes on before another begins. */
function nextSharing(tx: Tx, { projectId }: Of): Promise<Sharing | undefined> {
  return tx.maybe<Sharing>(sql`
    select s.report_id as "reportId", s.up_to_seq as "upToSeq", s.lines, s.carried, s.among, s.after,
      s.sums, s.weight_fen as "weightFen", coalesce((
        select jsonb_object_agg(line, fen) from (
          select line->>'line' as line, sum((line->>'fen')::bigint) as fen
          from spending_share d cross join lateral jsonb_array_elements(d.lines) line
          where d.project_id = s.project_id and d.stage = 'shared' group by 1
        ) used), '{}') as "usedBefore"
    from spending_share s
    where s.project_id = ${projectId} and s.stage <> 'shared'
    order by s.sums = '{}', s.up_to_seq, s.report_id limit 1`)
}

async function weighSet(tx: Tx, sharing: Sharing, of: Of): Promise<Came> {
  const set = await readSet(tx, sharing, of)
  const before = { ...noSums(), ...sharing.sums }
  const sums = set.reduce((sum, gift) => weigh(sharing, sum, gift), before)
  const next = placeAfter(sharing, set, of)
  if (next) {
    await keepPlace(tx, sharing, of, { ...next, sums })
    return 'some'
  }
  const carried = carriedBy(sharing, sums)
  if (carried === 'more than stood') {
    await tx.run(sql`
      update spending_share set up_to_seq = ${lastSeq}, among = 'gifts', after = '', sums = '{}'
      where project_id = ${of.projectId} and report_id = ${sharing.reportId}`)
    return carried
  }
  await tx.run(sql`
    update spending_share set stage = 'sharing', among = 'gifts', after = '',
      weight_fen = ${sums.weightFen}, carried = ${JSON.stringify(carried)}::jsonb,
      sums = ${JSON.stringify(noSums())}::jsonb
    where project_id = ${of.projectId} and report_id = ${sharing.reportId}`)
  return 'some'
}

async function shareSet(tx: Tx, sharing: Sharing, of: Of): Promise<Came> {
  const set = await readSet(tx, sharing, of)
  const all = { weightFen: sharing.weightFen ?? 0, carried: sharing.carried }
  let sums: Sums = { ...noSums(), ...sharing.sums }
  const rows: { gift: string; portion: string; shares: number[] }[] = []
  for (const gift of set) {
    const own = share(sharing, all, sums, gift)
    sums = own.sums
    if (own.shares.some((fen) => fen !== 0))
      rows.push({ gift: gift.giftId, portion: gift.portion, shares: own.shares })
  }
  await tx.run(sql`
    insert into gift_use (project_id, gift_id, portion, report_id, shares, used_fen)
    select ${of.projectId}, r.gift, r.portion, ${sharing.reportId}, r.shares,
      (select sum(fen) from unnest(r.shares) fen)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (gift text, portion text, shares bigint[])`)
  const next = placeAfter(sharing, set, of)
  if (next) {
    await keepPlace(tx, sharing, of, { ...next, sums })
    return 'some'
  }
  await tx.run(sql`
    update spending_share set stage = 'shared', shared_at = ${of.at}, sums = '{}'
    where project_id = ${of.projectId} and report_id = ${sharing.reportId}`)
  return 'some'
}

type GiftSet = (Standing & { place: string; giftId: string; portion: string })[]

/** What was used by which line is asked for where something is taken back or carried. */
function readSet(tx: Tx, sharing: Sharing, { projectId, giftsASet }: Of): Promise<GiftSet> {
  const takesBack = sharing.lines.some(({ fen }) => fen < 0)
  return tx.many(sql`
    select s.place, s.gift_id as "giftId", s.portion, s.stands_fen as "standsFen",
      used.fen as "usedFen",
      case when ${takesBack} or used.fen > s.stands_fen then (
        select jsonb_object_agg(line, used_fen) from used_by_line(${projectId}, s.gift_id, s.portion)
      ) end as "usedBy"
    from standing_gifts(${projectId}, ${sharing.among}, ${sharing.after}, ${giftsASet}::integer,
      ${sharing.upToSeq}) s
    cross join lateral (
      select coalesce(sum(used_fen), 0)::bigint as fen from gift_use u
      where u.project_id = ${projectId} and u.gift_id = s.gift_id and u.portion = s.portion
    ) used
    order by s.place`)
}

type Place = Pick<Sharing, 'among' | 'after'>

/** Gifts first, then portions; undefined after the last. */
function placeAfter({ among }: Sharing, set: GiftSet, { giftsASet }: Of): Place | undefined {
  const last = set.at(-1)
  if (last && set.length === giftsASet) return { among, after: last.place }
  return among === 'gifts' ? { among: 'portions', after: '' } : undefined
}

async function keepPlace(
  tx: Tx,
  { reportId }: Sharing,
  { projectId }: Of,
  { among, after, sums }: Place & { sums: Sums },
): Promise<void> {
  await tx.run(sql`
    update spending_share set among = ${among}, after = ${after},
      sums = ${JSON.stringify(sums)}::jsonb
    where project_id = ${projectId} and report_id = ${reportId}`)
}
