/**
 * How each function may be called. The declarations in contracts/ carry zod, which stays out of the
 * mini program, so what the client needs of them is written down here; `ways.test.ts` compares.
 */
import type { FunctionName } from '../../contracts'

export type Way = {
  /** False for functions that answer nobody in particular: they are called without a login. */
  needsPerson: boolean
  /**
   * Whether it is harmless to send it again without knowing what became of it: a `read` changes
   * nothing, a `keyed` write carries the caller's key, anything else is sent `once`.
   */
  repeat: 'read' | 'keyed' | 'once'
}

const forAnyone: Way = { needsPerson: false, repeat: 'read' }
const read: Way = { needsPerson: true, repeat: 'read' }
const keyed: Way = { needsPerson: true, repeat: 'keyed' }
const once: Way = { needsPerson: true, repeat: 'once' }

export const ways: Record<FunctionName, Way> = {
  'projects.list': forAnyone,
  'projects.show': forAnyone,
  'gifts.start': keyed,
  // Asks the provider and may write what it learns, the same however often it is asked.
  'gifts.sync': read,
  'gifts.show': read,
  'gifts.mine': read,
  'gifts.hideName': once,
  'gifts.undo': once,
  'gifts.askRefund': once,
  'gifts.refund': keyed,
  'gifts.refundRequests': read,
  'gifts.declineRefund': once,
  'alarms.open': read,
  'alarms.close': once,
  'envelopes.start': keyed,
  // One portion a person, and it is directed once: again gets the same answer.
  'envelopes.open': read,
  'envelopes.direct': read,
  'envelopes.show': forAnyone,
  'envelopes.mine': read,
  // These write the same however often they are sent: one card a page, one first sending, one opening a person, one code, one reading.
  'shares.start': read,
  'shares.open': forAnyone,
  'shares.mine': read,
  'shares.sent': read,
  'shares.poster': read,
  'notices.mine': read,
  'notices.read': read,
  'notices.allow': keyed,
  'videos.list': forAnyone,
  'videos.show': forAnyone,
  'videos.start': read,
  // The server's clock decides: the same beat again is credited nothing.
  'videos.beat': read,
  'scenes.now': forAnyone,
  'scenes.show': forAnyone,
  // The same days again are one switch, the same reminder again is one reminder.
  'scenes.mourn': read,
  'calendar.month': forAnyone,
  'calendar.day': forAnyone,
  'calendar.remind': read,
  'calendar.forget': read,
  'calendar.reminders': read,
  'pledges.start': keyed,
  'pledges.show': read,
  'pledges.sync': read,
  'pledges.mine': read,
  // The same wish again changes nothing, and a month has one order that can be paid.
  'pledges.change': read,
  'pledges.pause': read,
  'pledges.resume': read,
  'pledges.skip': read,
  'pledges.pay': read,
  'pledges.payMissed': read,
  'pledges.end': read,
  'pledges.statement': read,
  'pledges.statementFile': read,
  'events.record': { needsPerson: false, repeat: 'once' },
}
