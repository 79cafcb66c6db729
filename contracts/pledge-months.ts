/** Single months of a pledge: one is left out, one is paid by hand. */
import { z } from 'zod'
import { declare, Id, Instant } from './declare'
import { PaymentSheet, projectGate, Via } from './gifts'
import { cashier, Period, Pledge } from './pledges'

export const pledgesSkip = declare({
  name: 'pledges.skip',
  who: 'donor',
  about: 'Leaves the next month out.',
  input: z.strictObject({ pledgeId: Id, period: Period }),
  result: Pledge,
  refusals: ['NO_SUCH_PLEDGE', 'PLEDGE_ENDED', 'NO_SUCH_MONTH', 'MONTH_PAID', 'MONTH_UNDER_WAY'],
})

const payMonth = {
  who: 'donor',
  tryOf: ({ pledgeId, period }: { pledgeId: string; period: string }) => `${pledgeId}${period}`,
  input: z.strictObject({ pledgeId: Id, period: Period, via: Via.optional() }),
  result: z.object({ giftId: Id, payment: PaymentSheet, expiresAt: Instant }),
} as const

const payRefusals = [
  ...projectGate,
  ...cashier,
  'NO_SUCH_PLEDGE',
  'NO_SUCH_MONTH',
  'MONTH_PAID',
  'MONTH_UNDER_WAY',
  'MONTH_NOT_DUE',
] as const

export const pledgesPay = declare({
  name: 'pledges.pay',
  ...payMonth,
  about: 'Opens the payment of a month that is due; again: the same order while it can be paid.',
  refusals: [...payRefusals, 'PLEDGE_ENDED'],
})

export const pledgesPayMissed = declare({
  name: 'pledges.payMissed',
  ...payMonth,
  about: 'Opens the payment of a month that was missed, also of a pledge that has ended.',
  refusals: payRefusals,
})
