/** What the control interface answers, as far as the page reads it. */

export type Person = { openid: string; name: string }
export type Card = { title: string; path: string; imageUrl?: string }
export type Line = { lineId: string; chatId: string; at: string } & (
  | { kind: 'text'; from: string; text: string }
  | { kind: 'card'; from: string; card: Card }
  | {
      kind: 'notice'
      templateId: string
      title?: string
      labels?: Record<string, string>
      page?: string
      data: Record<string, string>
    }
)
export type Chat = {
  chatId: string
  kind: 'friend' | 'group' | 'notices'
  title: string
  members: Person[]
  lastLine?: Line
  unread: number
}
export type Moment = { momentId: string; from: string; name: string; at: string; card: Card }
export type Opening = { scene: number; path: string; query: Record<string, string> }
export type OpenFrom =
  | 'list'
  | { lineId: string }
  | { momentId: string; whole?: boolean }
  | { noticeId: string }
  | { code: string }
export type Order = {
  payee: string
  description: string
  amountFen: number
  outTradeNo: string
  payer: { openid: string; name?: string }
  state: string
  canPay: boolean
  reason?: string
}
export type CashierAction =
  | 'pay'
  | 'cancel'
  | 'wrong-password'
  | 'enter-password'
  | 'pay-then-kill-app'
  | 'bank-slow'
export type Outcome = { result: 'ok' | 'cancel' | 'fail' | 'none'; errMsg: string }
/** What a contract of debits offers, before it is signed. */
export type Offer = {
  contractCode: string
  mchid: string
  payee: string
  planName: string
  displayAccount: string
  mode: 'pre-notify' | '24-hour'
  ceilingFen: number
  isSigned: boolean
}
/** What came of it, as the platform's own mini program hands it back. */
export type Signed = { return_code: 'SUCCESS' | 'FAIL'; return_msg: string; contract_id?: string }
export type Contract = {
  contractId: string
  contractCode: string
  mchid: string
  payee: string
  displayAccount: string
  state: 'signed' | 'ended'
  signedAt: string
}
