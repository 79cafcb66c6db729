/** What the provider says of an order: a debit is asked after in another place than what a cashier took. */
import { sql } from '../db'
import type { DebitProvider, OrderRef, OrderState, PaymentProvider } from '../payments'

export type Asking = {
  pay: PaymentProvider
  /** Absent where no merchant debits. */
  debit?: Pick<DebitProvider, 'queryCharge'> | undefined
}

/** Whether the gift `g` was asked for by debit. */
export const isDebited = sql`
  exists (select from charge_attempt a where a.project_id = g.project_id and a.gift_id = g.id
    and a.made_by = 'debit')`

/** @throws ProviderError when no trustworthy answer came. */
export async function orderState(
  { pay, debit }: Asking,
  { debited, mchid, orderNumber }: OrderRef & { debited: boolean },
): Promise<OrderState> {
  if (!debited || !debit) return pay.query({ mchid, orderNumber })
  const answer = await debit.queryCharge({ mchid, orderNumber })
  if (answer.state === 'processing') return { state: 'unpaid' }
  return answer.state === 'failed' ? { state: 'closed' } : answer
}
