import type { Call } from '../fault-plan'
import type { Merchant } from '../keys/keyring'
import type { SignType } from './v2-sign'
import type { Fields } from './xml'

/** One thing that merchants can ask of API v2, free of HTTP, signatures and faults. */

export type V2Request = { merchant: Merchant; fields: Fields; signType: SignType }

export type V2Operation = {
  on: Call
  path: string
  /** The fields of the reply, but for those that every reply has. Throws `V2Error`. */
  run(request: V2Request): Fields
}
