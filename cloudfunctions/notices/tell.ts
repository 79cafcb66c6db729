/**
 * Who is told what of the facts in the outbox. A notice and the job of its message are written in the
 * statement that takes the fact out, so a fact is told once, however often its callback came. At night a
 * message waits until eight, unless it answers what somebody has just done.
 */
import { type Sql, sql } from '../db'
import type { OutboxReader, OutboxReaders } from '../jobs'
import { rulesOf } from './rules'
import type { MessageTemplates } from './templates'

/** The last of its minute: what led to it, such as one's own gift a little before, stands below it. */
const minuteOf = (at: Sql) => sql`date_trunc('minute', ${at}) + interval '59.999 seconds'`

/**
 * Nothing of a friend's is told but that it was; not its second either, by which the project's page would
 * give its sum away. The message does not wait for the end of the minute. A charity's word is told
 * gift by gift; whoever has several of them hears of it once. A report that is due is told to the charity's staff.
 */
const told = sql`
  select n.donor_id, notice_id(n.kind, t.gift_id) as id, n.kind, t.gift_id as subject, t.project_id,
    t.gift_id, '{}'::jsonb as facts, n.at, t.at as due_at
  from taken t
  cross join lateral (values
    ('gift.settled', 'gift_settled', t.donor_id, t.at),
    ('gift.settled', 'friend_gave', t.sharer_id, ${minuteOf(sql`t.at`)}),
    ('envelope.opened', 'envelope_opened', t.donor_id, t.at),
    ('envelope.ended', 'envelope_ended', t.donor_id, t.at)
  ) n (fact, kind, donor_id, at)
  where t.kind = n.fact and n.donor_id is not null
  union all
  select t.facts->>'donorId', notice_id('calendar_day', t.gift_id), 'calendar_day', t.gift_id, null, null,
    t.facts - 'donorId', t.at, t.at
  from taken t where t.kind = 'calendar.day'
  union all
  select t.facts->>'donorId', notice_id(replace(t.kind, '.', '_'), t.gift_id), replace(t.kind, '.', '_'),
    t.gift_id, t.project_id, null, t.facts - 'donorId', t.at, t.at
  from taken t where starts_with(t.kind, 'pledge.')
  union all
  select t.donor_id, notice_id('echo_sent', (t.facts->>'echoId') || ':' || t.donor_id), 'echo_sent',
    t.facts->>'echoId', t.project_id, t.gift_id, '{}', t.at, t.at
  from taken t where t.kind = 'echo.sent' and t.donor_id is not null
  union all
  select who.donor_id, notice_id('report_due', t.gift_id || ':' || who.donor_id), 'report_due', t.gift_id,
    t.project_id, null, t.facts - '{charityId,projectId}'::text[], t.at, t.at
  from taken t cross join lateral (
    select donor_id from staff where charity_id = t.facts->>'charityId' and ended_at is null
  ) who
  where t.kind = 'report.due'`

/**
 * With `send_at`, null for whom no message would get through: most people have accepted none. A month that
 * is debited settles from seven o'clock on, and answers nobody: that somebody else's hand paid is no reason to
 * wake them.
 */
const toldWith = (templates: MessageTemplates) => sql`
  select told.*, message.send_at
  from (${told}) told
  left join lateral (
    select case
        when rule.answers and (waking_time(told.due_at) = told.due_at or not exists (
          select from charge_attempt a
          where a.project_id = told.project_id and a.gift_id = told.gift_id and a.made_by = 'debit'))
        then told.due_at
        else waking_time(told.due_at)
      end as send_at
    from jsonb_to_recordset(${rulesOf(templates)}::jsonb) as rule (kind text, template text, answers boolean)
    cross join lateral (
      select from message_credit c
      where c.donor_id = told.donor_id and c.template_id = rule.template and c.credits > 0 limit 1
    ) credit
    where rule.kind = told.kind and not exists (
      select from notice_off o where o.donor_id = told.donor_id and o.kind = told.kind)
    limit 1
  ) message on true`

/** Returns those that are new. */
const writeNotices = (templates: MessageTemplates): OutboxReader => sql`
  insert into notice (donor_id, id, kind, subject, project_id, gift_id, facts, at, send_at)
  select donor_id, id, kind, subject, project_id, gift_id, facts, at, send_at
  from (${toldWith(templates)}) told
  on conflict do nothing
  returning donor_id, id, send_at`

const planMessages: OutboxReader = sql`
  insert into job (name, key, due_at, payload)
  select 'notices.send', id, send_at, jsonb_build_object('donorId', donor_id)
  from notices where send_at is not null
  on conflict do nothing`

/** A report may be for a million people: they are told by a job, batch by batch. */
const planReports: OutboxReader = sql`
  insert into job (name, key, due_at, payload)
  select 'notices.report', t.gift_id, t.at, jsonb_build_object('projectId', t.project_id)
  from taken t where t.kind = 'report.published'
  on conflict do nothing`

export function noticeReaders(templates: MessageTemplates): OutboxReaders {
  return { notices: writeNotices(templates), messages: planMessages, reports: planReports }
}
