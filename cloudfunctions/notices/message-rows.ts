/** Messages as rows: which go now, and what became of them. Each step is one call for many. */
import { type Queryable, sql } from '../db'
import { DIGEST_FROM, MESSAGES_A_DAY_MAX } from './importance'
import { rulesOf } from './rules'
import type { MessageTemplates } from './templates'
import { toldColumns, toldFrom } from './told'
import type { Told } from './words'

/** Acceptances add up; more than this nobody has use for, and the database takes no more. */
export const CREDITS_MAX = 100

export type Due = Told & { noticeId: string; at: Date }

/** A message whose credit is taken: of one notice, or of many of one kind. */
export type Taken = {
  donorId: string
  templateId: string
  openidSealed: string
  /** Whether it counts for the day's limit. */
  counted: boolean
  /** In the order in which they were told; at least one. */
  notices: Due[]
}

/** `later`: it surely did not go, and is tried again at that time. */
export type Became =
  | { became: 'sent' | 'unknown' | 'not_sent' | 'no_credit' }
  | { became: 'later'; againAt: Date }

/** What somebody has left, by template. */
export async function creditsOf(db: Queryable, donorId: string): Promise<Map<string, number>> {
  const rows = await db.many<{ templateId: string; credits: number }>(sql`
    select template_id as "templateId", credits from message_credit where donor_id = ${donorId}`)
  return new Map(rows.map(({ templateId, credits }) => [templateId, credits]))
}

/**
 * Takes what goes now to these people, with its credits: from here on it counts as tried, also when this
 * process dies before it has heard an answer.
 */
export async function takeMessages(
  db: Queryable,
  donorIds: readonly string[],
  templates: MessageTemplates,
  now: Date,
): Promise<Taken[]> {
  const limits = JSON.stringify({ a_day: MESSAGES_A_DAY_MAX, digest_from: DIGEST_FROM })
  const taken = await db.many<
    Omit<Taken, 'openidSealed' | 'notices'> & { noticeIds: string[] }
  >(sql`
    select donor_id as "donorId", template_id as "templateId", notice_ids as "noticeIds", counted
    from take_messages(${[...donorIds]}::text[], ${rulesOf(templates)}::jsonb, ${limits}::jsonb, ${now})`)
  if (taken.length === 0) return []
  const which = taken.flatMap(({ donorId, noticeIds }) =>
    noticeIds.map((noticeId) => ({ donor_id: donorId, id: noticeId })),
  )
  const rows = await db.many<Due & { openidSealed: string }>(sql`
    select n.id as "noticeId", ${toldColumns}, d.openid_sealed as "openidSealed"
    from jsonb_to_recordset(${JSON.stringify(which)}::jsonb) as w (donor_id text, id text)
    join notice n on n.donor_id = w.donor_id and n.id = w.id
    join donor d on d.id = n.donor_id
    ${toldFrom}`)
  const byId = new Map(rows.map((row) => [row.noticeId, row]))
  return taken.map(({ noticeIds, ...message }) => {
    const notices = noticeIds.flatMap((id) => byId.get(id) ?? [])
    return { ...message, notices, openidSealed: byId.get(noticeIds[0] ?? '')?.openidSealed ?? '' }
  })
}

/** In one call, so that a process that dies leaves all of them as they were taken. */
export async function noteMessages(
  db: Queryable,
  all: readonly { message: Taken; outcome: Became }[],
): Promise<void> {
  const answers = all.map(({ message, outcome }) => ({
    donor_id: message.donorId,
    template_id: message.templateId,
    notice_ids: message.notices.map(({ noticeId }) => noticeId),
    counted: message.counted,
    became: outcome.became,
    again_at: outcome.became === 'later' ? outcome.againAt : null,
  }))
  await db.run(
    sql`select note_messages(${JSON.stringify(answers)}::jsonb, ${CREDITS_MAX}::integer)`,
  )
}

/** When each of these notices' messages is due again; those of which nothing waits are not in it. */
export async function stillWaiting(
  db: Queryable,
  which: readonly { donorId: string; noticeId: string }[],
): Promise<Map<string, Date>> {
  const keys = which.map(({ donorId, noticeId }) => ({ donor_id: donorId, id: noticeId }))
  const rows = await db.many<{ noticeId: string; sendAt: Date }>(sql`
    select n.id as "noticeId", n.send_at as "sendAt"
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as w (donor_id text, id text)
    join notice n on n.donor_id = w.donor_id and n.id = w.id
    where n.send_at is not null`)
  return new Map(rows.map(({ noticeId, sendAt }) => [noticeId, sendAt]))
}

/** How long the first of so many messages waits, in real time. */
export async function paced(db: Queryable, messages: number, aSecond: number): Promise<number> {
  const { waitMs } = await db.one<{ waitMs: number }>(
    sql`select pace_messages(${messages}::integer, ${aSecond}::float8) as "waitMs"`,
  )
  return waitMs
}
