/** Alarms: what the payment provider said that does not fit the books. A person looks, and closes each. */
import { z } from 'zod'
import { declare, Instant, lineOfText } from './declare'
import { REASON_CODE_POINTS_MAX } from './limits'

const AlarmId = z.int().min(1)

const Alarm = z.object({
  alarmId: AlarmId,
  /** What it is about: a payment, a refund, a bill that differs from the ledger, a contract, a debit that failed. */
  kind: z.enum(['payment', 'refund', 'bill', 'contract', 'debit']),
  /** The order number; of a contract, our code; of a bill that never came, the merchant. */
  giftId: z.string(),
  /** The provider's number of the payment or contract, the refund's, the days of the bills, or why a debit failed. */
  number: z.string(),
  why: z.string(),
  /** What the provider said, or what we have: `fen`, `mchid`, the bill's `day`, … */
  stated: z.record(z.string(), z.unknown()),
  /** How many times it was said, from the first to the last. */
  times: z.int(),
  at: Instant,
  lastAt: Instant,
})

export const alarmsOpen = declare({
  name: 'alarms.open',
  who: 'operator',
  about: 'Alarms that nobody has closed, the oldest first.',
  input: z.strictObject({
    cursor: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional(),
  }),
  result: z.object({ items: z.array(Alarm), next: z.string().optional() }),
  refusals: [],
})

export const alarmsClose = declare({
  name: 'alarms.close',
  who: 'operator',
  about:
    'Closes an alarm with what was found. `book` enters a refund that was made at the provider by hand. Again with the same answer: nothing more.',
  input: z.strictObject({
    alarmId: AlarmId,
    how: z.enum(['returned-by-hand', 'not-ours', 'explained', 'book']),
    reason: lineOfText(REASON_CODE_POINTS_MAX).refine((text) => text.length > 0, {
      error: 'a reason is needed',
    }),
  }),
  result: z.object({ alarmId: AlarmId }),
  refusals: [
    'NO_SUCH_ALARM',
    'ALARM_NOT_BOOKABLE',
    'NO_SUCH_GIFT',
    'GIFT_NOT_SETTLED',
    'REFUND_UNDER_WAY',
    'REFUND_TOO_LARGE',
  ],
})
