/**
 * The chat app's templates for subscription messages. An operator picks them from the platform's library,
 * which decides their ids and the keys of their fields; a kind without one stays in the inbox.
 */
import { z } from 'zod'
import { noticeKinds, TemplateId } from '../../contracts/notices'

const Template = z.strictObject({
  templateId: TemplateId,
  /** What each of its fields says, by its key (`project`: what it is about, also a day): `{ thing1: 'project', amount2: 'amount' }`. */
  fields: z.record(z.string(), z.enum(['what', 'project', 'amount', 'time'])),
})
export type Template = z.infer<typeof Template>

/** A template for each kind at most, and each of its own: an acceptance is for one kind. */
export const MessageTemplates = z
  .partialRecord(z.enum(noticeKinds), Template)
  .refine((templates) => new Set(idsOf(templates)).size === idsOf(templates).length, {
    error: 'each kind needs a template of its own',
  })
  .refine(({ friend_gave }) => !Object.values(friend_gave?.fields ?? {}).includes('amount'), {
    error: 'a friend’s amount is not told',
  })
  .refine(({ calendar_day }) => !Object.values(calendar_day?.fields ?? {}).includes('amount'), {
    error: 'a day of the calendar has no amount',
  })
  .refine(
    ({ report_published }) => !Object.values(report_published?.fields ?? {}).includes('amount'),
    { error: 'a report has no amount' },
  )
export type MessageTemplates = z.infer<typeof MessageTemplates>

/** The simulator knows every template that somebody has accepted. */
export const SIMULATED_TEMPLATES: MessageTemplates = {
  gift_settled: {
    templateId: 'lantern-gift-settled',
    fields: { thing1: 'project', amount2: 'amount', time3: 'time' },
  },
  envelope_ended: {
    templateId: 'lantern-envelope-ended',
    fields: { thing1: 'what', thing2: 'project', time3: 'time' },
  },
  friend_gave: {
    templateId: 'lantern-friend-gave',
    fields: { thing1: 'what', thing2: 'project', time3: 'time' },
  },
  calendar_day: {
    templateId: 'lantern-calendar-day',
    fields: { thing1: 'project', time2: 'time' },
  },
  pledge_due: {
    templateId: 'lantern-pledge-due',
    fields: { thing1: 'project', amount2: 'amount', time3: 'time' },
  },
  pledge_failed: {
    templateId: 'lantern-pledge-failed',
    fields: { thing1: 'what', thing2: 'project', amount3: 'amount' },
  },
  pledge_held: {
    templateId: 'lantern-pledge-held',
    fields: { thing1: 'what', thing2: 'project', time3: 'time' },
  },
  pledge_ended: {
    templateId: 'lantern-pledge-ended',
    fields: { thing1: 'what', thing2: 'project', time3: 'time' },
  },
  pledge_paused_over: {
    templateId: 'lantern-pledge-paused-over',
    fields: { thing1: 'what', thing2: 'project', time3: 'time' },
  },
  report_published: {
    templateId: 'lantern-report-published',
    fields: { thing1: 'what', thing2: 'project', time3: 'time' },
  },
  pledge_announced: {
    templateId: 'lantern-pledge-announced',
    fields: { thing1: 'what', thing2: 'project', amount3: 'amount' },
  },
  pledge_missed: {
    templateId: 'lantern-pledge-missed',
    fields: { thing1: 'what', thing2: 'project', amount3: 'amount' },
  },
}

function idsOf(templates: Partial<Record<string, Template>>): (string | undefined)[] {
  return Object.values(templates).map((template) => template?.templateId)
}
