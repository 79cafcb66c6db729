/**
 * A signed call to WeChat Pay with a verified answer.
 *
 * A call is repeated when there was no answer that can be trusted, or one that says "later". That is
 * safe because every operation behind this client is named by a number of ours (order, refund) that
 * WeChat Pay acts on once, and because the repeated body is the same bytes; only the signature is
 * new, since a nonce counts once. An answer that says no is never repeated.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { ProviderError } from '../provider'
import type { Exchange, ExchangeReply } from './exchange'
import { httpExchange } from './exchange'
import type { Complaint } from './failures'
import { isLater, providerError, readComplaint } from './failures'
import { hostChooser } from './host-chooser'
import { authenticate, header } from './platform-keys'
import type { Keys, Merchant, WechatPaySettings } from './settings'
import { authorization } from './signing'

export type WechatPayDeps = {
  /** Real time, also where the product's own clock is moved: signatures are stamped with it. */
  wallClock: { now: () => Date }
  /** `id`: unguessable text for nonces. `fraction`: 0 up to 1, which spreads repeated calls. */
  random: { id(characters: number): string; fraction(): number }
  sleep?: (ms: number) => Promise<unknown>
  exchange?: Exchange
  /** Told of every try, for logs and metrics. Nothing personal is in it. */
  observe?: (attempt: Attempt) => void
}

export type Attempt = {
  operation: string
  host: string
  tryNumber: number
  /** HTTP status; 0 when no reply came. */
  status: number
  /** What WeChat Pay's support asks for; empty when no reply came. */
  requestId: string
  /** Empty when the reply is to be trusted and final. */
  trouble: string
  tookMs: number
}

export type Call = {
  /** For logs: prepare, query … */
  operation: string
  method: 'GET' | 'POST'
  pathAndQuery: string
  body?: Readonly<Record<string, unknown>>
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

/** What a reply comes to: a result, or a reason to try again. */
type Verdict<T> = { result: T } | { code: string; detail: string; hostAtFault: boolean }

type Limits = { timeoutMs: number; replyBytesMax: number }

const TRIES_MAX = 3
const FIRST_PAUSE_MS_MAX = 200
/** Three tries and their pauses stay below the 15 seconds that a function of ours may take. */
const CALL_LIMITS: Limits = { timeoutMs: 4_000, replyBytesMax: 1_000_000 }
const FILE_LIMITS: Limits = { timeoutMs: 60_000, replyBytesMax: 256_000_000 }
/** The most that WeChat Pay takes. */
export const NONCE_CHARACTERS = 32

export function wechatPayClient(
  settings: Pick<WechatPaySettings, 'hosts'>,
  keys: Keys,
  deps: WechatPayDeps,
): WechatPayClient {
  const { wallClock, random, sleep = wait, exchange = httpExchange() } = deps
  const hosts = hostChooser(settings.hosts, wallClock)

  return {
    call,
    demand: async (merchant, request) => {
      const answer = await call(merchant, request)
      if (answer.ok) return answer.content
      throw providerError(answer.complaint, request.operation)
    },
    download: (merchant, request) => repeat(merchant, request, FILE_LIMITS, judgeFile),
  }

  function call(merchant: Merchant, request: Call): Promise<Answer> {
    return repeat(merchant, request, CALL_LIMITS, judgeAnswer)
  }

  async function repeat<T>(
    merchant: Merchant,
    request: Call,
    limits: Limits,
    judge: (reply: ExchangeReply) => Promise<Verdict<T>>,
  ): Promise<T> {
    // Stringified once: the bytes that are signed are the bytes that are sent, on every try.
    const body = request.body === undefined ? '' : JSON.stringify(request.body)
    for (let tryNumber = 1; ; tryNumber++) {
      const host = hosts.choose()
      const startedAtMs = wallClock.now().getTime()
      const reply = await send(merchant, request, body, host, limits).catch(asNoReply)
      const verdict = reply instanceof Error ? noReply(reply) : await judge(reply)
      deps.observe?.({
        operation: request.operation,
        host,
        tryNumber,
        status: reply instanceof Error ? 0 : reply.status,
        requestId: reply instanceof Error ? '' : requestIdOf(reply),
        trouble: 'result' in verdict ? '' : verdict.code,
        tookMs: wallClock.now().getTime() - startedAtMs,
      })
      if ('result' in verdict) return verdict.result
      if (verdict.hostAtFault) hosts.blame(host)
      if (tryNumber === TRIES_MAX) {
        const detail = `${request.operation} at ${host}, try ${tryNumber}: ${verdict.detail}`
        throw new ProviderError({ kind: 'busy', code: verdict.code }, detail)
      }
      await sleep(random.fraction() * FIRST_PAUSE_MS_MAX * 2 ** (tryNumber - 1))
    }
  }

  async function send(
    merchant: Merchant,
    { method, pathAndQuery }: Call,
    body: string,
    host: string,
    limits: Limits,
  ): Promise<ExchangeReply> {
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
    return exchange({ url: new URL(pathAndQuery, host), method, headers, body, ...limits })
  }

  async function judgeAnswer(reply: ExchangeReply): Promise<Verdict<Answer>> {
    const { status, headers, body } = reply
    const now = wallClock.now()
    const authenticity = await authenticate(keys.platform, { headers, rawBody: body, now })
    if (authenticity !== 'genuine') {
      const detail = `reply with status ${status} is not to be trusted: ${authenticity}`
      return { code: 'UNVERIFIED_REPLY', detail, hostAtFault: true }
    }
    if (status === 200 || status === 204) return { result: { ok: true, content: parsed(body) } }
    const complaint = readComplaint({ status, body, requestId: requestIdOf(reply) })
    if (!isLater(complaint)) return { result: { ok: false, complaint } }
    const detail = `${status} ${complaint.message}, request ${complaint.requestId}`
    return { code: complaint.code, detail, hostAtFault: status >= 500 }
  }
}

async function judgeFile({ status, body }: ExchangeReply): Promise<Verdict<Buffer>> {
  if (status === 200) return { result: body }
  return { code: 'NO_FILE', detail: `status ${status}`, hostAtFault: status >= 500 }
}

function asNoReply(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause))
}

function noReply(error: Error): Verdict<never> {
  return { code: 'NO_REPLY', detail: error.message, hostAtFault: true }
}

function requestIdOf({ headers }: ExchangeReply): string {
  return header(headers, 'request-id') ?? ''
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
