/**
 * Who is told what of the facts in the outbox. A notice and the job of its message are written in the
 * statement that takes the fact out, so a fact is told once, however often its callback came. A message about
 * a pledge, whose debits begin at seven, wakes nobody: it waits until eight.
 */
import { type Sql, sql } from '../db'
import type { OutboxReader } from '../jobs'
import type { MessageTemplates } from './templates'

/** The last of its minute: what led to it, such as one's own gift a little before, stands below it. */
const minuteOf = (at: Sql) => sql`date_trunc('minute', ${at}) + interval '59.999 seconds'`

/**
 * Nothing of a friend's is told but that it was; not its second either, by which the project's page would
 * give its sum away. The message does not wait for the end of the minute.
 */
const told = sql`
  select n.donor_id, notice_id(n.kind, t.gift_id) as id, n.kind, t.gift_id as subject, t.project_id,
    t.gift_id, '{}'::jsonb as facts, n.at, t.at as due_at
  from taken t
  cross join lateral (values
    ('gift.settled', 'gift_settled', t.donor_id, t.at),
    ('gift.settled', 'friend_gave', t.sharer_id, ${minuteOf(sql`t.at`)}),
    ('envelope.ended', 'envelope_ended', t.donor_id, t.at)
  ) n (fact, kind, donor_id, at)
  where t.kind = n.fact and n.donor_id is not null
  union all
  select t.facts->>'donorId', notice_id('calendar_day', t.gift_id), 'calendar_day', t.gift_id, null, null,
    t.facts - 'donorId', t.at, t.at
  from taken t where t.kind = 'calendar.day'
  union all
  select t.facts->>'donorId', notice_id(replace(t.kind, '.', '_'), t.gift_id), replace(t.kind, '.', '_'),
    t.gift_id, t.project_id, null, t.facts - 'donorId', t.at, waking_time(t.at)
  from taken t where starts_with(t.kind, 'pledge.')`

const writeNotices: OutboxReader = sql`
  insert into notice (donor_id, id, kind, subject, project_id, gift_id, facts, at)
  select donor_id, id, kind, subject, project_id, gift_id, facts, at from (${told}) told
  on conflict do nothing`

/** Only for whom a message would get through: most people have accepted none. */
const planMessages = (templates: MessageTemplates): OutboxReader => sql`
  insert into job (name, key, due_at, payload)
  select 'notices.send', told.id, told.due_at, jsonb_build_object('donorId', told.donor_id)
  from (${told}) told
  join jsonb_to_recordset(${JSON.stringify(byKind(templates))}::jsonb)
    as template (kind text, id text) on template.kind = told.kind
  cross join lateral (
    select from message_credit c
    where c.donor_id = told.donor_id and c.template_id = template.id and c.credits > 0 limit 1
  ) credit
  on conflict do nothing`

/** A report may be for a million people: they are told by a job, batch by batch. */
const planReports: OutboxReader = sql`
  insert into job (name, key, due_at, payload)
  select 'notices.report', t.gift_id, t.at, jsonb_build_object('projectId', t.project_id)
  from taken t where t.kind = 'report.published'
  on conflict do nothing`

export function noticeReaders(templates: MessageTemplates): readonly OutboxReader[] {
  return [writeNotices, planMessages(templates), planReports]
}

function byKind(templates: MessageTemplates): { kind: string; id: string | undefined }[] {
  return Object.entries(templates).map(([kind, template]) => ({ kind, id: template?.templateId }))
}
