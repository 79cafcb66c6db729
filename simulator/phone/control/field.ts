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
