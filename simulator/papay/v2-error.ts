/** The refusals of API v2: a code and a sentence in a reply that is signed like any other, under HTTP 200. */
export class V2Error extends Error {
  constructor(
    readonly code: V2Code,
    message: string,
  ) {
    super(message)
  }
}

/** As the documentation of API v2 spells them. */
export type V2Code =
  | 'ACCOUNTERROR'
  | 'APPID_MCHID_NOT_MATCH'
  | 'CONTRACTERROR'
  | 'CONTRACT_NOT_EXIST'
  | 'FREQUENCY_LIMITED'
  | 'INVALID_REQUEST'
  | 'NOTENOUGH'
  | 'ORDERCLOSED'
  | 'ORDERNOTEXIST'
  | 'ORDERPAID'
  | 'OUT_TRADE_NO_USED'
  | 'PARAM_ERROR'
  | 'RULELIMIT'
  | 'SYSTEMERROR'

/** Whoever asked could not be told from a stranger: nothing is said but that, and nothing is signed. */
export class V2Unheard extends Error {}

export const invalidCharge = (message: string) => new V2Error('INVALID_REQUEST', message)
