import type { Call, CallFault } from '../fault-plan'
import type { Merchant } from '../keys/keyring'

/** One thing that merchants can ask of API v3, free of HTTP, signatures and faults. */

export type PayRequest = {
  merchant: Merchant
  method: 'GET' | 'POST'
  params: unknown
  query: unknown
  /** Parsed JSON; undefined for a request without a body. */
  body: unknown
  /** `http://host:port` of the host that was asked, for addresses in the reply. */
  origin: string
  /** The fault that strikes this call, for the few that change what is done. */
  fault: CallFault | undefined
}

export type PayReply = {
  status: number
  body?: object
  /** A file, sent without a signature. */
  file?: Buffer
}

export type Operation = {
  on: Call
  method: 'GET' | 'POST'
  /** Below `/v3`. */
  path: string
  run(request: PayRequest): Promise<PayReply>
}
