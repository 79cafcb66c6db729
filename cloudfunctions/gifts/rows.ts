/** Reads gifts as their donors see them. Ownership stands in the `where`. */
import type { Day } from '../../contracts/beijing'
import { type Gift, type GiftState, UNDO_HOURS } from '../../contracts/gifts'
import type { App } from '../app'
import type { Place } from '../cursor'
import { sql } from '../db'
import { receiptNumber } from './gift-id'

const HOUR_MS = 3_600_000

export type GiftRow = {
  projectId: string
  giftId: string
  donorId: string
  mchid: string
  state: GiftState
  amountFen: number
  refundedFen: number
  message: string | null
  showName: boolean
  wordsShown: boolean
  startedAt: Date
  expiresAt: Date
  settledAt: Date | null
  projectTitle: Gift['projectTitle']
  cover: string
  charityName: Gift['charityName']
  recordNumber: string | null
  nextReportDueOn: Day
  envelopeId: string | null
  pledgeId: string | null
  period: string | null
  /** Asked for by debit, and not in a cashier. */
  debited: boolean
  refunds: RefundOfRow[]
  echoes: NonNullable<Gift['echoes']>
}

type RefundOfRow = Omit<Gift['refunds'][number], 'doneAt' | 'answer'> & {
  doneAt: string | null
  answer: string | null
}

const columns = sql`
  g.project_id as "projectId", g.id as "giftId", g.donor_id as "donorId", g.mchid, g.state,
  g.amount_fen as "amountFen", g.refunded_fen as "refundedFen", g.message,
  g.show_name as "showName",
  (g.message is not null and g.text_checked and not g.words_hidden) as "wordsShown",
  g.started_at as "startedAt", g.expires_at as "expiresAt",
  g.settled_at as "settledAt", p.content->'title' as "projectTitle", p.content->>'cover' as cover,
  c.content->'name' as "charityName", p.record_number as "recordNumber",
  p.next_report_due_on as "nextReportDueOn",
  (select e.id from envelope e where e.project_id = g.project_id and e.gift_id = g.id) as "envelopeId",
  month.pledge_id as "pledgeId", month.period, coalesce(month.made_by = 'debit', false) as debited,
  coalesce((select jsonb_agg(jsonb_build_object('refundId', r.id, 'amountFen', r.amount_fen,
      'state', r.state, 'why', r.why, 'askedAt', r.asked_at, 'doneAt', r.done_at,
      'answer', r.answer_sealed)
      order by r.asked_at)
    from refund r where r.project_id = g.project_id and r.gift_id = g.id), '[]') as refunds,
  coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('echoId', e.id, 'text', e.text,
      'pictureFileId', e.picture_file_id, 'at', e.at)) order by e.at desc, e.id)
    from echo e where e.project_id = g.project_id and case
      when e.to_all then g.settled_at <= e.at and g.state in ('settled', 'partly_refunded')
      else exists (select from echo_gift s
        where s.project_id = g.project_id and s.gift_id = g.id and s.echo_id = e.id) end), '[]') as echoes
  from gift g join project p on p.id = g.project_id join charity c on c.id = g.charity_id
  left join charge_attempt month on month.project_id = g.project_id and month.gift_id = g.id`

export async function readGift(
  app: App,
  of: { projectId: string; giftId: string; donorId?: string },
): Promise<GiftRow | undefined> {
  const row = await app.db.maybe<GiftRow>(sql`
    select ${columns} where g.project_id = ${of.projectId} and g.id = ${of.giftId}
      and (${of.donorId ?? null}::text is null or g.donor_id = ${of.donorId ?? null})`)
  return row && withAnswers(app, row)
}

/** Newest first. A month's tries at a debit that took nothing stand with the pledge, and not here. */
export async function readGiftsOf(
  app: App,
  donorId: string,
  before: Place | undefined,
  limit: number,
): Promise<GiftRow[]> {
  const rows = await app.db.many<GiftRow>(sql`
    select ${columns} where g.donor_id = ${donorId}
      and not (g.state = 'expired' and coalesce(month.made_by = 'debit', false))
      and (${before?.id ?? null}::text is null
        or (g.started_at, g.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}))
    order by g.started_at desc, g.id desc limit ${limit}`)
  return rows.map((row) => withAnswers(app, row))
}

/** Opens what operators wrote to the donor. */
function withAnswers({ sealer }: App, row: GiftRow): GiftRow {
  const refunds = row.refunds.map(({ answer, ...refund }) => ({
    ...refund,
    answer: answer === null ? null : sealer.open(answer),
  }))
  return { ...row, refunds }
}

/** @param now by the server's clock, which alone decides whether a gift can still be undone */
export function giftOf(row: GiftRow, now: Date): Gift {
  const { settledAt } = row
  const booked = row.state === 'settled' || row.state === 'partly_refunded'
  const goingBack = row.refunds.some(({ state }) => state === 'under_way' || state === 'stuck')
  const inTime = settledAt !== null && now.getTime() <= undoEnds(settledAt).getTime()
  return {
    giftId: row.giftId,
    state: row.state,
    amountFen: row.amountFen,
    refundedFen: row.refundedFen,
    projectId: row.projectId,
    projectTitle: row.projectTitle,
    cover: row.cover,
    charityName: row.charityName,
    ...(row.recordNumber !== null && { recordNumber: row.recordNumber }),
    ...(row.message !== null && { message: row.message }),
    showName: row.showName,
    wordsShown: row.wordsShown,
    startedAt: row.startedAt.toISOString(),
    ...(settledAt && {
      settledAt: settledAt.toISOString(),
      receiptNumber: receiptNumber(row.giftId, settledAt),
      undoUntil: undoEnds(settledAt).toISOString(),
    }),
    canUndo: booked && inTime && !goingBack,
    nextReportDueOn: row.nextReportDueOn,
    ...(row.envelopeId !== null && { envelopeId: row.envelopeId }),
    ...(row.pledgeId !== null && { pledgeId: row.pledgeId }),
    ...(row.period !== null && { period: row.period }),
    ...(row.echoes.length > 0 && {
      echoes: row.echoes.map((echo) => ({ ...echo, at: new Date(echo.at).toISOString() })),
    }),
    refunds: row.refunds.map(({ doneAt, askedAt, answer, ...refund }) => ({
      ...refund,
      ...(answer !== null && { answer }),
      askedAt: new Date(askedAt).toISOString(),
      ...(doneAt !== null && { doneAt: new Date(doneAt).toISOString() }),
    })),
  }
}

function undoEnds(settledAt: Date): Date {
  return new Date(settledAt.getTime() + UNDO_HOURS * HOUR_MS)
}
