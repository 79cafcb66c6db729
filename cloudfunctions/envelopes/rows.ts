/** Reads envelopes as the contract shows them. Each reading is one round trip. */
import type { Envelope } from '../../contracts/envelopes'
import type { App } from '../app'
import { shownName } from '../consents'
import type { Place } from '../cursor'
import { type Sql, sql } from '../db'
import { projectOf } from '../gifts'

type Row = {
  envelopeId: string
  projectId: string
  donorId: string
  giftId: string
  totalFen: number
  nameSealed: string | null
  blessing: string | null
  cover: string
  split: Envelope['split']
  portions: number
  opened: number
  directed: number
  directedFen: number
  charityName: Envelope['charityName']
  projects: Envelope['projects']
  endsAt: Date | null
  isOver: boolean
  endedWhy: 'time' | 'refund' | null
  startedAt: Date
  door: Envelope['door'] | null
  portionId: string | null
  portionFen: number
  directedTo: string | null
}

const columns = (readerId: string | null, now: Date): Sql => sql`
  e.id as "envelopeId", e.project_id as "projectId", e.donor_id as "donorId", e.gift_id as "giftId",
  g.amount_fen as "totalFen", ${shownName} as "nameSealed",
  case when g.text_checked then e.blessing end as blessing, e.cover, e.split,
  cardinality(e.amounts_fen) as portions, e.opened, s.directed, s."directedFen",
  c.content->'name' as "charityName", offered.projects, envelope_ends(e, g) as "endsAt",
  e.ended_at is not null or ${now} >= envelope_ends(e, g) as "isOver", e.ended_why as "endedWhy",
  e.started_at as "startedAt",
  case when v.id is not null then jsonb_strip_nulls(jsonb_build_object(
    'videoId', v.id, 'title', v.content->'title', 'today',
    case when w.completed_at is null then 'unwatched'
      when todays.watch_id is not null then 'opened'
      else 'watched' end,
    'waitsIn', case when todays.waits then todays.envelope_id end)) end as door,
  mine.id as "portionId", mine.amount_fen as "portionFen",
  mine.directed_to as "directedTo"
  from envelope e
  join gift g on g.project_id = e.project_id and g.id = e.gift_id
  join charity c on c.id = g.charity_id
  cross join lateral (
    select count(*) as directed, coalesce(sum(amount_fen), 0)::bigint as "directedFen"
    from envelope_portion p
    where p.project_id = e.project_id and p.envelope_id = e.id and p.directed_to is not null
  ) s
  cross join lateral (
    select jsonb_agg(jsonb_build_object('projectId', o.id, 'title', o.content->'title',
        'summary', o.content->'summary', 'cover', o.content->>'cover',
        'open', why_closed(o, c, ${now}) is null,
        'portions', (select count(*) from envelope_portion p where p.project_id = e.project_id
          and p.envelope_id = e.id and p.directed_to = o.id and p.returned_at is null)) order by n) as projects
    from unnest(e.project_ids) with ordinality as ids (id, n) join project o on o.id = ids.id
  ) offered
  left join video v on v.id = e.video_id
  left join video_watch w on w.donor_id = ${readerId} and w.video_id = v.id and w.day = beijing_day(${now})
  left join lateral (
    select p.watch_id, p.envelope_id,
      p.directed_to is null and o.ended_at is null and envelope_ends(o, og) > ${now} as waits
    from envelope_portion p
    join envelope o on o.project_id = p.project_id and o.id = p.envelope_id
    join gift og on og.project_id = o.project_id and og.id = o.gift_id
    where p.watch_id = w.id
  ) todays on true
  left join lateral (
    select p.* from envelope_portion p
    where p.project_id = e.project_id and p.envelope_id = e.id and p.opener_id = ${readerId}
      -- What was sent on an earlier day is done: the next one may open.
      and (p.watch_id is null or p.watch_id = w.id or p.directed_to is null or ${now} >= envelope_ends(e, g))
    order by p.directed_to is null desc, p.opened_at desc limit 1
  ) mine on true`

/** Undefined for one that does not exist, and for one that was not paid and is not the reader's. */
export async function readEnvelope(
  app: App,
  envelopeId: string,
  readerId: string | null,
): Promise<Envelope | undefined> {
  const now = app.clock.now()
  const row = await app.db.maybe<Row>(sql`
    select ${columns(readerId, now)}
    where e.project_id = ${projectOf(envelopeId)} and e.id = ${envelopeId}
      and (g.settled_at is not null or e.donor_id = ${readerId})`)
  return row && envelopeOf(app, row, { readerId, now })
}

/** Those that one has paid, newest first. */
export async function readEnvelopesOf(
  app: App,
  donorId: string,
  before: Place | undefined,
  limit: number,
): Promise<Envelope[]> {
  const now = app.clock.now()
  const rows = await app.db.many<Row>(sql`
    select ${columns(donorId, now)}
    where e.donor_id = ${donorId} and g.settled_at is not null
      and (${before?.id ?? null}::text is null
        or (e.started_at, e.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}))
    order by e.started_at desc, e.id desc limit ${limit}`)
  return rows.map((row) => envelopeOf(app, row, { readerId: donorId, now }))
}

function envelopeOf(
  app: App,
  row: Row,
  { readerId, now }: { readerId: string | null; now: Date },
): Envelope {
  const own = row.donorId === readerId
  const { blessing, nameSealed, endsAt, door, portionId, directedTo } = row
  const over = row.isOver && { ended: row.endedWhy ?? ('time' as const) }
  return {
    envelopeId: row.envelopeId,
    state: over ? 'ended' : endsAt === null ? 'unpaid' : 'open',
    ...over,
    portions: row.portions,
    opened: row.opened,
    directed: row.directed,
    directedFen: row.directedFen,
    split: row.split,
    ...(blessing !== null && { blessing }),
    cover: row.cover,
    ...(nameSealed !== null && { from: app.sealer.open(nameSealed) }),
    charityName: row.charityName,
    defaultProjectId: row.projectId,
    projects: row.projects,
    ...(endsAt && { endsAt: endsAt.toISOString() }),
    startedAt: row.startedAt.toISOString(),
    asOf: now.toISOString(),
    own,
    ...(own && { totalFen: row.totalFen, giftId: row.giftId }),
    ...(door && { door }),
    ...(portionId !== null && {
      portion: {
        portionId,
        amountFen: row.portionFen,
        ...(directedTo !== null && { directedTo }),
      },
    }),
  }
}
