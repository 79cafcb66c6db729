/**
 * A signed call to WeChat Pay (API v3) with a verified answer. Each try carries the same bytes; only the
 * signature is new, since a nonce counts once.
 */
import type { ExchangeReply, ExchangeRequest } from './exchange'
import type { Complaint } from './failures'
import { isLater, isTooOften, providerError, readComplaint } from './failures'
import { authenticate } from './platform-keys'
import type { Keys, Merchant } from './settings'
import { authorization } from './signing'
import type { Tries, Verdict, WechatPayDeps } from './tries'
import { CALL_LIMITS, NONCE_CHARACTERS, requestIdOf } from './tries'

export type Call = {
  /** For logs: prepare, query … */
  operation: string
  method: 'GET' | 'POST'
  pathAndQuery: string
  body?: Readonly<Record<string, unknown>>
  /** Somebody sees to how many there are in a second: "too often" is for them, and not tried again at once. */
  paced?: true
}

export type Answer =
  /** Parsed JSON; `undefined` when there was none, as with 204. */
  { ok: true; content: unknown } | { ok: false; complaint: Complaint }

export type WechatPayClient = {
  /** @throws ProviderError `busy` when no trustworthy answer came. */
  call(merchant: Merchant, call: Call): Promise<Answer>
  /** The same for calls of which only a success is of use: a complaint is thrown as well. */
  demand(merchant: Merchant, call: Call): Promise<unknown>
  /** A file. Files are not signed: the caller checks the hash that a signed answer named. */
  download(merchant: Merchant, call: Call): Promise<Buffer>
}

const FILE_LIMITS = { timeoutMs: 60_000, replyBytesMax: 256_000_000 }

export function wechatPayClient(
  tries: Tries,
  keys: Keys,
  { wallClock, random }: Pick<WechatPayDeps, 'wallClock' | 'random'>,
): WechatPayClient {
  return {
    call,
    demand: async (merchant, request) => {
      const answer = await call(merchant, request)
      if (answer.ok) return answer.content
      throw providerError(answer.complaint, request.operation)
    },
    download: (merchant, request) => send(merchant, request, FILE_LIMITS, judgeFile),
  }

  function call(merchant: Merchant, request: Call): Promise<Answer> {
    return send(merchant, request, CALL_LIMITS, (reply) => judgeAnswer(reply, request))
  }

  function send<T>(
    merchant: Merchant,
    request: Call,
    limits: typeof CALL_LIMITS,
    judge: (reply: ExchangeReply) => Promise<Verdict<T>>,
  ): Promise<T> {
    // Stringified once: the bytes that are signed are the bytes that are sent, on every try.
    const body = request.body === undefined ? '' : JSON.stringify(request.body)
    const { operation } = request
    return tries({
      operation,
      request: (host) => signed(merchant, request, body, host, limits),
      judge,
    })
  }

  async function signed(
    merchant: Merchant,
    { method, pathAndQuery }: Call,
    body: string,
    host: string,
    limits: typeof CALL_LIMITS,
  ): Promise<ExchangeRequest> {
    const stamp = {
      timestampSeconds: Math.floor(wallClock.now().getTime() / 1000),
      nonce: random.id(NONCE_CHARACTERS),
    }
    const headers = {
      Authorization: await authorization(merchant, { method, pathAndQuery, body }, stamp),
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': 'lantern',
      'Wechatpay-Serial': merchant.platformSerial,
      'Content-Length': String(Buffer.byteLength(body)),
    }
    return { url: new URL(pathAndQuery, host), method, headers, body, ...limits }
  }

  async function judgeAnswer(reply: ExchangeReply, { paced }: Call): Promise<Verdict<Answer>> {
    const { status, headers, body } = reply
    const now = wallClock.now()
    const authenticity = await authenticate(keys.platform, { headers, rawBody: body, now })
    if (authenticity !== 'genuine') {
      const detail = `reply with status ${status} is not to be trusted: ${authenticity}`
      const trouble = { code: 'UNVERIFIED_REPLY', detail, hostAtFault: true }
      // A gateway on the way says it without a signature.
      return paced && status === 429 ? { ...trouble, tooOften: true } : trouble
    }
    if (status === 200 || status === 204) return { result: { ok: true, content: parsed(body) } }
    const complaint = readComplaint({ status, body, requestId: requestIdOf(reply) })
    if (!isLater(complaint)) return { result: { ok: false, complaint } }
    const detail = `${status} ${complaint.message}, request ${complaint.requestId}`
    const trouble = { code: complaint.code, detail, hostAtFault: status >= 500 }
    return paced && isTooOften(complaint) ? { ...trouble, tooOften: true } : trouble
  }
}

async function judgeFile({ status, body }: ExchangeReply): Promise<Verdict<Buffer>> {
  if (status === 200) return { result: body }
  return { code: 'NO_FILE', detail: `status ${status}`, hostAtFault: status >= 500 }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
