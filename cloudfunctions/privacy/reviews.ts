/** Words that wait for an operator, because the platform did not judge them or was unsure. */
import type { Words } from '../../contracts/declare'
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import { reviewsDecide, reviewsOpen } from '../../contracts/privacy'
import { bind, type Donor } from '../bind'
import { sql, type Tx } from '../db'
import { judgeWords, wordsInReview } from '../reports'
import { showAnew } from './names'

const REVIEWS_A_PAGE = 50
const CURSOR = /^(\d{1,15})\.(\d{1,15})$/

type Row = {
  reviewId: number
  kind: 'gift' | 'pledge' | 'report'
  projectId: string
  projectTitle: Words
  at: Date
  nameSealed: string | null
  message: string | null
  blessing: string | null
  report: unknown
}

export const openReviews = bind(reviewsOpen, async (app, _caller, { cursor }) => {
  const [, ms, id] = (cursor && CURSOR.exec(cursor)) || []
  if (cursor !== undefined && id === undefined) return refuse('INVALID_INPUT', { path: 'cursor' })
  // What nobody paid, and what its writer took back, need not be read.
  const rows = await app.db.many<Row>(sql`
    select i.id as "reviewId", i.kind, i.project_id as "projectId", i.at,
      p.content->'title' as "projectTitle", coalesce(g.name_sealed, l.name_sealed) as "nameSealed",
      case when not g.words_hidden then g.message end as message,
      case when not g.words_hidden then e.blessing end as blessing, d.content as report
    from review_item i
    join project p on p.id = i.project_id
    left join gift g on i.kind = 'gift' and g.project_id = i.project_id and g.id = i.subject
    left join envelope e on e.project_id = g.project_id and e.gift_id = g.id
    left join pledge l on i.kind = 'pledge' and l.id = i.subject
    left join report_draft d on i.kind = 'report' and d.id = i.subject
    where i.decided_at is null
      and (g.state in ('settled', 'partly_refunded') or l.state in ('active', 'paused')
        or (d.state = 'waiting' and not d.text_checked))
      and (num_nonnulls(g.name_sealed, l.name_sealed, d.content) > 0
        or (not g.words_hidden and num_nonnulls(g.message, e.blessing) > 0))
      and (${id ?? null}::bigint is null or (i.at, i.id) > (
        ${ms ? new Date(Number(ms)) : null}::timestamptz, ${id ?? null}::bigint))
    order by i.at, i.id limit ${REVIEWS_A_PAGE + 1}`)
  const page = rows.slice(0, REVIEWS_A_PAGE)
  const last = page.at(-1)
  return {
    items: page.map(({ reviewId, at, nameSealed, message, blessing, report, ...row }) => ({
      ...row,
      reviewId: String(reviewId),
      at: at.toISOString(),
      ...(nameSealed !== null && { name: app.sealer.open(nameSealed) }),
      ...(message !== null && { message }),
      ...(report !== null && { message: wordsInReview(report) }),
      ...(blessing !== null && { blessing }),
    })),
    ...(rows.length > REVIEWS_A_PAGE && last && { next: `${last.at.getTime()}.${last.reviewId}` }),
  }
})

export const decideReview = bind(reviewsDecide, async (app, { donor }, { reviewId, show }) => {
  const decided = await app.db.transaction((tx) =>
    decide(tx, donor, { reviewId, show, now: app.clock.now() }),
  )
  if (isRefusal(decided)) return decided
  showAnew(app, [decided.projectId])
  return { reviewId, shown: show }
})

type Decision = { reviewId: string; show: boolean; now: Date }
type Item = { kind: Row['kind']; projectId: string; subject: string; shown: boolean | null }

async function decide(
  tx: Tx,
  { donorId }: Donor,
  { reviewId, show, now }: Decision,
): Promise<{ projectId: string } | Refusal> {
  // A report is held before its item, as by whoever sends it again.
  await tx.run(sql`
    select from report_draft d join review_item i on i.kind = 'report' and i.subject = d.id
    where i.id = ${reviewId}::bigint for no key update of d`)
  const item = await tx.maybe<Item>(sql`
    select kind, project_id as "projectId", subject, shown from review_item
    where id = ${reviewId}::bigint for update`)
  if (!item) return refuse('NO_SUCH_REVIEW', { reviewId })
  if (item.shown !== null) {
    return item.shown === show ? item : refuse('REVIEW_DECIDED', { reviewId, shown: item.shown })
  }
  if (item.kind === 'report') {
    const refused = await judgeWords(tx, { reportId: item.subject, show, donorId, now })
    if (refused) return refused
  }
  // The months of a pledge bear its name, and were read with it.
  const gifts =
    item.kind === 'gift'
      ? sql`select ${item.projectId}::text as project_id, ${item.subject}::text as gift_id`
      : sql`select project_id, gift_id from charge_attempt where pledge_id = ${item.subject}`
  await tx.run(sql`
    update review_item i set decided_at = ${now}, decided_by = ${donorId}, shown = ${show}
    where i.decided_at is null and (i.id = ${reviewId}::bigint
      or (i.kind = 'gift' and (i.project_id, i.subject) in (${gifts})))`)
  if (!show) return item
  if (item.kind === 'pledge') {
    await tx.run(sql`select lock_pledges(array[${item.subject}::text])`)
    await tx.run(sql`update pledge set text_checked = true where id = ${item.subject}`)
  }
  await tx.run(sql`
    update gift g set text_checked = true
    where not g.text_checked and (g.project_id, g.id) in (${gifts})`)
  return item
}
