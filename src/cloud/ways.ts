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
  /** What somebody wants to hear of money when it goes wrong: that nothing was charged, what became of their gift, or nothing. */
  money: 'charges' | 'asks-after' | 'none'
}

const forAnyone: Way = { needsPerson: false, repeat: 'read', money: 'none' }
const read: Way = { needsPerson: true, repeat: 'read', money: 'none' }
const keyed: Way = { needsPerson: true, repeat: 'keyed', money: 'none' }
const once: Way = { needsPerson: true, repeat: 'once', money: 'none' }
const charges: Way = { ...keyed, money: 'charges' }
const asksAfter: Way = { ...read, money: 'asks-after' }
const givesBack: Way = { ...once, money: 'asks-after' }

export const ways: Record<FunctionName, Way> = {
  'projects.list': forAnyone,
  'projects.show': forAnyone,
  // The same save again finds that it was made (the first brings a key), and what was published or closed is so once.
  'drafts.save': read,
  'drafts.mine': read,
  'drafts.show': read,
  'drafts.preview': read,
  'drafts.publish': read,
  'projects.close': read,
  'charities.register': once,
  'charities.change': read,
  'charities.list': read,
  'charities.show': read,
  'staff.invite': once,
  'staff.join': once,
  'staff.mine': read,
  'staff.list': read,
  'staff.remove': once,
  'staff.changes': read,
  'desk.start': forAnyone,
  'desk.confirm': read,
  'desk.take': { ...once, needsPerson: false },
  'gifts.start': charges,
  // Asks the provider and may write what it learns, the same however often it is asked.
  'gifts.sync': asksAfter,
  'gifts.show': asksAfter,
  'gifts.mine': asksAfter,
  'gifts.list': read,
  'gifts.hideName': once,
  'gifts.undo': givesBack,
  'gifts.askRefund': givesBack,
  'gifts.refund': { ...keyed, money: 'asks-after' },
  'gifts.refundRequests': read,
  'gifts.declineRefund': once,
  'alarms.open': read,
  'alarms.close': once,
  'gifts.way': asksAfter,
  'receipts.show': asksAfter,
  'receipts.days': forAnyone,
  // What is saved or sent again may be one more; what was approved or said is the same again.
  'reports.save': once,
  'reports.publish': once,
  'reports.approve': read,
  'reports.return': once,
  'reports.drafts': read,
  'reports.list': forAnyone,
  'reports.show': forAnyone,
  'echoes.send': read,
  'receipts.check': forAnyone,
  // The same wish again changes nothing.
  'receipts.ask': read,
  'receipts.waive': read,
  'receipts.paper': read,
  'receipts.year': read,
  'receipts.yearFile': read,
  'receipts.export': read,
  'envelopes.start': charges,
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
  'notices.decline': read,
  'notices.allow': keyed,
  'notices.unread': read,
  // The same choice again changes nothing.
  'notices.settings': read,
  'notices.set': read,
  'projects.follow': read,
  'projects.unfollow': read,
  'projects.following': read,
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
  'pledges.start': charges,
  'pledges.show': asksAfter,
  'pledges.sync': asksAfter,
  'pledges.mine': asksAfter,
  // The same wish again changes nothing, and a month has one order that can be paid.
  'pledges.change': asksAfter,
  'pledges.dropChange': asksAfter,
  'pledges.pause': asksAfter,
  'pledges.resume': asksAfter,
  'pledges.skip': asksAfter,
  'pledges.pay': { ...read, money: 'charges' },
  'pledges.payMissed': { ...read, money: 'charges' },
  'pledges.end': asksAfter,
  'pledges.statement': read,
  'pledges.statementFile': read,
  'files.link': read,
  'reports.readSheet': read,
  'consents.mine': read,
  // The same word again is no other one.
  'consents.set': read,
  'privacy.export': once,
  'privacy.going': read,
  'privacy.delete': once,
  'reviews.open': read,
  'reviews.decide': once,
  'events.record': { ...once, needsPerson: false },
}
