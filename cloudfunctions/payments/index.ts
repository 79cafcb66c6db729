/** The payment contract, and the one service that fulfils it. */
export type {
  ChargeReading,
  ChargeState,
  ContractState,
  DebitProvider,
  SignedContract,
} from './debit'
export type {
  BillRow,
  CallbackPost,
  CallbackReading,
  CallbackRefusal,
  FrozenOrder,
  OrderRef,
  OrderState,
  PaidOrder,
  PaymentProvider,
  PaymentSheet,
  Prepared,
  ProviderFailure,
  Refund,
  RefundRequest,
  RefundState,
} from './provider'
export { ProviderError } from './provider'
export { debitContracts } from './wechatpay/debit-contracts'
export type { MerchantSettings, WechatPaySettings } from './wechatpay/settings'
export { DebitSettings, isSimulated, WECHAT_PAY_HOSTS } from './wechatpay/settings'
export type { Attempt, WechatPayDeps } from './wechatpay/tries'
export { wechatPay } from './wechatpay/wechat-pay'
