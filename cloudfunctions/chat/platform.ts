/**
 * What the product asks of the chat app's server side, in the product's words. What people and the
 * platform may be expected to do comes back as a value; a `ChatError` is thrown for what only an
 * operator can mend (a wrong secret, say).
 */
export type ChatPlatform = {
  /** Who a code from `wx.login` stands for. Codes live five minutes and count once. */
  exchangeLoginCode(code: string): Promise<LoginExchange>

  /**
   * Sends one subscription message, which uses up one acceptance of the person's. It cannot be
   * repeated safely: after `unknown-outcome` it may have arrived.
   */
  sendSubscribeMessage(message: SubscribeMessage): Promise<MessageOutcome>

  /** Whether a text may be shown to others. Never throws; without a verdict it is `review`. */
  checkText(check: TextCheck): Promise<TextVerdict>

  /** A picture that opens one of our pages when it is scanned; asking twice makes the same code. */
  drawCode(code: CodeWish): Promise<CodeDrawn>
}

/** The session key that WeChat sends along stays inside this folder; nothing here needs it. */
export type LoginExchange =
  | { ok: true; openid: string; unionid?: string }
  | { ok: false; refusal: LoginRefusal }

/**
 * `bad-code`: expired, used or invented, log in again. `too-many`: over 100 a minute for this person.
 * `blocked`: WeChat holds the account for a risk, repeating does not help. `busy`: try again later.
 */
export type LoginRefusal = 'bad-code' | 'too-many' | 'blocked' | 'busy'

export type SubscribeMessage = {
  openid: string
  templateId: string
  /** Where a tap leads, without a leading slash. */
  page?: string
  /** By the template's own keys: `{ thing1: '…', amount2: '…' }`. Texts are shortened to fit. */
  data: Readonly<Record<string, string>>
}

export type MessageOutcome =
  | { sent: true }
  /**
   * `no-credit`: refused, or no acceptance left: the count is 0, never repeat. `busy`: not sent, may
   * be repeated later. `unknown-outcome`: may have been sent. `unknown-person`: no such openid.
   */
  | { sent: false; reason: 'no-credit' | 'busy' | 'unknown-outcome' | 'unknown-person' }
  /** A fault of ours: a value the template does not take (`field` names it), a wrong template or page. */
  | { sent: false; reason: 'bad-value' | 'bad-template' | 'bad-page'; field?: string }

export type TextCheck = {
  /** The writer, who must have been active within two hours. */
  openid: string
  text: string
  scene: 'profile' | 'comment' | 'forum' | 'social'
}

/** `by` says who judged; `nobody` when the platform could not be asked, so a person has to. */
export type TextVerdict = {
  verdict: 'pass' | 'review' | 'risky'
  by: 'word-list' | 'platform' | 'nobody'
}

export type CodeWish = {
  /** What the page is told, as `scene`: 1 to 32 letters and digits. */
  scene: string
  /** Without a leading slash or a query. */
  page: string
  /** In px, 280 to 1280. */
  width: number
}

/** `too-many`: a quota is used up, for a minute at least. `busy`: nobody answered; may be asked again. */
export type CodeDrawn =
  | { drawn: true; type: PictureType; bytes: Buffer }
  | { drawn: false; reason: 'too-many' | 'busy' }

export type PictureType = 'image/png' | 'image/jpeg'

/** A fault of set-up or of the platform's, for the log and the operator. */
export class ChatError extends Error {
  override readonly name = 'ChatError'

  constructor(
    readonly code: number,
    detail: string,
  ) {
    super(`WeChat answered ${code}: ${detail}`)
  }
}
