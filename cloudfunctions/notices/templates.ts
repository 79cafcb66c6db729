/**
 * The chat app's templates for subscription messages. An operator picks them from the platform's library,
 * which decides their ids and the keys of their fields; a kind without one stays in the inbox.
 */
import { z } from 'zod'
import { type NoticeKind, noticeKinds, TemplateId } from '../../contracts/notices'

const Template = z.strictObject({
  templateId: TemplateId,
  /** What each of its fields says, by its key (`project`: what it is about, also a day): `{ thing1: 'project', amount2: 'amount' }`. */
  fields: z.record(z.string(), z.enum(['what', 'project', 'amount', 'time'])),
})
export type Template = z.infer<typeof Template>

/** Of these a message says no amount: a friend's is the friend's to show, and the others have none. */
const WITHOUT_AMOUNT = {
  friend_gave: 'a friend’s amount is not told',
  calendar_day: 'a day of the calendar has no amount',
  report_published: 'a report has no amount',
  report_due: 'a report that is due has no amount',
} as const satisfies Partial<Record<NoticeKind, string>>

/** A template for each kind at most, and each of its own: an acceptance is for one kind. */
export const MessageTemplates = z
  .partialRecord(z.enum(noticeKinds), Template)
  .refine((templates) => new Set(idsOf(templates)).size === idsOf(templates).length, {
    error: 'each kind needs a template of its own',
  })
  .superRefine((templates, context) => {
    for (const [kind, message] of Object.entries(WITHOUT_AMOUNT)) {
      const fields = templates[kind as NoticeKind]?.fields ?? {}
      if (Object.values(fields).includes('amount')) context.addIssue({ code: 'custom', message })
    }
  })
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
  pledge_changed: {
    templateId: 'lantern-pledge-changed',
    fields: { thing1: 'what', thing2: 'project', amount3: 'amount' },
  },
  envelope_opened: {
    templateId: 'lantern-envelope-opened',
    fields: { thing1: 'what', thing2: 'project', time3: 'time' },
  },
  echo_sent: {
    templateId: 'lantern-echo-sent',
    fields: { thing1: 'what', thing2: 'project', time3: 'time' },
  },
  report_due: {
    templateId: 'lantern-report-due',
    fields: { thing1: 'what', thing2: 'project', time3: 'time' },
  },
}

function idsOf(templates: Partial<Record<string, Template>>): (string | undefined)[] {
  return Object.values(templates).map((template) => template?.templateId)
}
