/**
 * One call to WeChat Pay, tried until there is an answer that is final. Both of its protocols are called
 * this way: the signed JSON of API v3, and the XML of API v2 that debit contracts still speak.
 *
 * A call is repeated when there was no answer that can be trusted, or one that says "later". That is
 * safe because every operation behind it is named by a number of ours (order, refund, contract) that
 * WeChat Pay acts on once. An answer that says no is never repeated, and neither is a call that somebody
 * paces once it is told that there are too many.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { ProviderError } from '../provider'
import type { Exchange, ExchangeReply, ExchangeRequest } from './exchange'
import { httpExchange } from './exchange'
import { hostChooser } from './host-chooser'
import { header } from './platform-keys'

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

/** What a reply comes to: a result, or a reason to try again. */
export type Verdict<T> = { result: T } | Trouble

type Trouble = {
  code: string
  detail: string
  hostAtFault: boolean
  /** Of a call that is paced: to try at once would make it worse, so it is given back. */
  tooOften?: true
}

type TriedCall<T> = {
  /** For logs: prepare, query … */
  operation: string
  /** Made anew for each try, at the host whose turn it is. */
  request(host: string): Promise<ExchangeRequest>
  judge(reply: ExchangeReply): Promise<Verdict<T>>
}

/** @throws ProviderError `busy` when no trustworthy answer came. */
export type Tries = <T>(call: TriedCall<T>) => Promise<T>

const TRIES_MAX = 3
const FIRST_PAUSE_MS_MAX = 200
/** Three tries and their pauses stay below the 15 seconds that a function of ours may take. */
export const CALL_LIMITS = { timeoutMs: 4_000, replyBytesMax: 1_000_000 }
/** The most that WeChat Pay takes. */
export const NONCE_CHARACTERS = 32

export function triesAt(
  bothHosts: readonly [main: string, backup: string],
  { wallClock, random, sleep = wait, exchange = httpExchange(), observe }: WechatPayDeps,
): Tries {
  const hosts = hostChooser(bothHosts, wallClock)
  return async ({ operation, request, judge }) => {
    // While nobody answers, one try finds out when that is over, and nobody waits for more of them.
    const triesMax = hosts.bothDown() ? 1 : TRIES_MAX
    for (let tryNumber = 1; ; tryNumber++) {
      const host = hosts.choose()
      const startedAtMs = wallClock.now().getTime()
      const reply = await request(host).then(exchange).catch(asNoReply)
      const verdict = reply instanceof Error ? noReply(reply) : await judge(reply)
      observe?.({
        operation,
        host,
        tryNumber,
        status: reply instanceof Error ? 0 : reply.status,
        requestId: reply instanceof Error ? '' : requestIdOf(reply),
        trouble: 'result' in verdict ? '' : verdict.code,
        tookMs: wallClock.now().getTime() - startedAtMs,
      })
      if ('result' in verdict) {
        hosts.trust()
        return verdict.result
      }
      if (verdict.hostAtFault) hosts.blame(host)
      else hosts.trust()
      if (tryNumber === triesMax || verdict.tooOften) {
        const detail = `${operation} at ${host}, try ${tryNumber}: ${verdict.detail}`
        const { code, tooOften } = verdict
        throw new ProviderError({ kind: 'busy', code, ...(tooOften && { tooOften }) }, detail)
      }
      await sleep(random.fraction() * FIRST_PAUSE_MS_MAX * 2 ** (tryNumber - 1))
    }
  }
}

export function requestIdOf({ headers }: ExchangeReply): string {
  return header(headers, 'request-id') ?? ''
}

function asNoReply(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause))
}

function noReply(error: Error): Verdict<never> {
  return { code: 'NO_REPLY', detail: error.message, hostAtFault: true }
}
