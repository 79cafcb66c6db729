/**
 * Charges by contract at WeChat Pay: asked for under a number of ours that is charged once, and asked
 * about.
 */
import type { ChargeState, DebitOrder, DebitProvider } from '../../debit'
import type { OrderRef } from '../../provider'
import { failureOf, nonsense, providerError } from '../failures'
import type { Debtor, V2Client } from './client'
import { failedCharge, paidCharge } from './paid-charge'
import { troubleOf } from './troubles'
import type { Fields } from './xml'

export type Charges = {
  charge(debtor: Debtor, order: DebitOrder): ReturnType<DebitProvider['charge']>
  query(debtor: Debtor, order: OrderRef): Promise<ChargeState>
}

/** The field is demanded, and means a payer's machine in other products; here nobody stands at one. */
const OUR_ADDRESS = '127.0.0.1'

export function wechatPayCharges(client: V2Client): Charges {
  return { charge, query }

  async function charge(debtor: Debtor, order: DebitOrder): ReturnType<DebitProvider['charge']> {
    const answer = await client(debtor, {
      operation: 'charge',
      path: '/pay/pappayapply',
      fields: {
        trade_type: 'PAP',
        contract_id: order.contractId,
        out_trade_no: order.orderNumber,
        body: order.description,
        total_fee: String(order.amountFen),
        fee_type: 'CNY',
        spbill_create_ip: OUR_ADDRESS,
        notify_url: order.notifyUrl,
      },
      nonce: true,
    })
    if (answer.ok) return { state: 'accepted' }
    const { complaint } = answer
    if (failureOf(complaint).kind === 'conflict') return { state: 'used' }
    const why = troubleOf(complaint.code)
    if (why) return { state: 'failed', why, code: complaint.code }
    throw providerError(complaint, 'charge')
  }

  async function query(debtor: Debtor, order: OrderRef): Promise<ChargeState> {
    const answer = await client(debtor, {
      operation: 'query charge',
      path: '/pay/paporderquery',
      fields: { out_trade_no: order.orderNumber },
      nonce: true,
    })
    if (answer.ok) return readCharge(order, answer.fields)
    if (answer.complaint.plainCode === 'ORDERNOTEXIST') return { state: 'unknown-order' }
    throw providerError(answer.complaint, 'query charge')
  }
}

/** Accepted, and waiting for the payer to be told or for the bank. */
const PROCESSING_STATES = ['ACCEPT', 'NOTPAY', 'USERPAYING']
const FAILED_STATES = ['PAY_FAIL', 'CLOSED', 'REVOKED']

function readCharge(order: OrderRef, fields: Fields): ChargeState {
  const { trade_state: state = '', out_trade_no: number } = fields
  // A signature does not say which question it answers.
  if (number !== order.orderNumber) throw nonsense('query charge')
  if (PROCESSING_STATES.includes(state)) return { state: 'processing' }
  if (FAILED_STATES.includes(state)) return { state: 'failed', ...failedCharge(fields) }
  const payment = paidCharge(fields)
  if (!payment) throw nonsense('query charge')
  if (state === 'SUCCESS') return { state: 'paid', payment }
  if (state === 'REFUND') return { state: 'refunded', payment }
  throw nonsense('query charge')
}
