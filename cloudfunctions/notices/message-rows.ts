/** Messages as rows: the credit that is taken, and what became of it. Each step is one statement. */
import { type Queryable, sql } from '../db'
import { toldEnvelope, toldReport } from './told'
import type { Told } from './words'

/** Acceptances add up; more than this nobody has use for, and the database takes no more. */
export const CREDITS_MAX = 100

export type Due = Told & { donorId: string; noticeId: string; at: Date; openidSealed: string }
type Which = Pick<Due, 'donorId' | 'noticeId'>

/** What somebody has left, by template. */
export async function creditsOf(db: Queryable, donorId: string): Promise<Map<string, number>> {
  const rows = await db.many<{ templateId: string; credits: number }>(sql`
    select template_id as "templateId", credits from message_credit where donor_id = ${donorId}`)
  return new Map(rows.map(({ templateId, credits }) => [templateId, credits]))
}

/** Undefined when a message was tried for it already. */
export function readDue(
  db: Queryable,
  donorId: string,
  noticeId: string,
): Promise<Due | undefined> {
  return db.maybe<Due>(sql`
    select n.donor_id as "donorId", n.id as "noticeId", n.kind, n.at, n.project_id as "projectId",
      n.gift_id as "giftId", n.facts, g.amount_fen as "amountFen", p.content->'title' as "projectTitle",
      ${toldEnvelope} as envelope, ${toldReport} as report,
      d.openid_sealed as "openidSealed"
    from notice n
    join donor d on d.id = n.donor_id
    left join gift g on g.project_id = n.project_id and g.id = n.gift_id
    left join project p on p.id = n.project_id
    where n.donor_id = ${donorId} and n.id = ${noticeId} and n.message is null`)
}

/**
 * Takes a credit for this notice; false when there is none, or another worker has taken one. From here
 * on the message counts as tried, also when this process dies before it has heard an answer.
 */
export async function takeCredit(
  db: Queryable,
  { donorId, noticeId }: Which,
  templateId: string,
): Promise<boolean> {
  const taken = await db.run(sql`
    with due as (
      select id from notice
      where donor_id = ${donorId} and id = ${noticeId} and message is null for update
    ), spent as (
      update message_credit set credits = credits - 1
      where donor_id = ${donorId} and template_id = ${templateId} and credits > 0
        and exists (select from due)
      returning donor_id
    )
    update notice n set message = 'unknown' from due, spent
    where n.donor_id = spent.donor_id and n.id = due.id`)
  return taken > 0
}

/** It was not sent, and may be later. */
export async function giveBack(
  db: Queryable,
  { donorId, noticeId }: Which,
  templateId: string,
): Promise<void> {
  await db.run(sql`
    with waiting as (
      update notice set message = null
      where donor_id = ${donorId} and id = ${noticeId} and message = 'unknown' returning donor_id
    )
    update message_credit c set credits = least(c.credits + 1, ${CREDITS_MAX}::integer) from waiting w
    where c.donor_id = w.donor_id and c.template_id = ${templateId}`)
}

/** The platform says that there is no acceptance left, whatever we had counted. */
export async function spendAll(db: Queryable, which: Which, templateId: string): Promise<'done'> {
  await db.run(sql`
    update message_credit set credits = 0
    where donor_id = ${which.donorId} and template_id = ${templateId}`)
  return keep(db, which, 'not_sent')
}

export async function keep(
  db: Queryable,
  { donorId, noticeId }: Which,
  became: 'sent' | 'not_sent',
): Promise<'done'> {
  await db.run(sql`
    update notice set message = ${became} where donor_id = ${donorId} and id = ${noticeId}`)
  return 'done'
}
