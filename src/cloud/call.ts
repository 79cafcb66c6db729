/**
 * The typed call of a cloud function: logs in when the function needs a person, logs in again once
 * when the session was lost, waits no longer than a person would, and repeats what may be repeated.
 */
import type { DeclarationOf, FunctionName } from '../../contracts'
import type { InputOf, ResultOf } from '../../contracts/declare'
import { sentences } from './copy'
import { pauseBefore } from './retry'
import type { Session } from './session'
import { type Answer, isSessionLost, Late, type Trouble, troubleIn } from './trouble'
import { type Way, ways } from './ways'

export type Input<Name extends FunctionName> = InputOf<DeclarationOf<Name>>
export type Result<Name extends FunctionName> = ResultOf<DeclarationOf<Name>>

export type CallOptions = {
  /** Told each time the crowd or the network makes us wait for another try. */
  onBusy?: () => void
  /** Calls as somebody also where the function would answer nobody: their session counts for it. */
  asPerson?: boolean
}

/** Answers a value or a trouble; it never rejects. */
export type Call = <Name extends FunctionName>(
  name: Name,
  input: Input<Name>,
  options?: CallOptions,
) => Promise<Answer<Result<Name>>>

export type CallOutside = {
  session: Session
  /** Sends once, with the session of this device. */
  run(name: string, input: unknown): Promise<unknown>
  wait(ms: number): Promise<void>
  now(): number
  chance(): number
}

/** A read that takes longer gets an honest sentence and a button. */
const READ_MS_MAX = 8_000
/** The server gives a function 15 s; a little more, so that its own answer is heard. */
const WRITE_MS_MAX = 18_000

export function callOver(outside: CallOutside): Call {
  return async (name, input, { onBusy, asPerson = false } = {}) => {
    const way = asPerson ? { ...ways[name], needsPerson: true } : ways[name]
    const until = outside.now() + (way.repeat === 'read' ? READ_MS_MAX : WRITE_MS_MAX)
    for (let tried = 1; ; tried += 1) {
      try {
        const value = await inTime(until, () => runAsPerson(outside, way, name, input))
        // The server checked it against the declaration before it sent it.
        return { ok: true, value: value as Result<typeof name> }
      } catch (error) {
        const trouble = forMoney(troubleIn(error), way)
        const pauseMs = pauseBefore(trouble, { way, tried, chance: outside.chance() })
        if (pauseMs === undefined || outside.now() + pauseMs >= until) return { ok: false, trouble }
        onBusy?.()
        await outside.wait(pauseMs)
      }
    }
  }

  async function inTime(until: number, work: () => Promise<unknown>): Promise<unknown> {
    let answered = false
    const late = outside.wait(until - outside.now()).then(() => {
      if (!answered) throw new Late()
    })
    try {
      return await Promise.race([work(), late])
    } finally {
      answered = true
    }
  }
}

/** With a session where one is needed; a dead one is replaced and the call sent again, once. */
async function runAsPerson(
  { session, run }: CallOutside,
  { needsPerson }: Way,
  name: string,
  input: unknown,
): Promise<unknown> {
  if (needsPerson) await session.ensure()
  const token = session.token()
  try {
    return await run(name, input)
  } catch (error) {
    if (!needsPerson || !isSessionLost(error)) throw error
    await session.renew(token)
    return run(name, input)
  }
}

/**
 * Who reads is not told of money, who pays is; and after a write that was sent once and not answered,
 * which may have been done, the sentence must not deny it.
 */
function forMoney(trouble: Trouble, { repeat, money }: Way): Trouble {
  const { kind, sentence } = trouble
  if (kind === 'refused' || sentence === sentences.noLogin) return trouble
  const unanswered = kind === 'slow' || kind === 'offline'
  if (unanswered && repeat === 'once') {
    return { kind, sentence: money === 'none' ? sentences.unsureDone : sentences.unsure }
  }
  if (money === 'none' || (money === 'asks-after' && kind === 'busy')) {
    return { kind, sentence: sentences[kind] }
  }
  if (money === 'charges' && sentence === sentences.offline) {
    return { kind, sentence: sentences.offlineUncharged }
  }
  // The server's own word that it took too long promises less than ours.
  if (money === 'charges' && sentence === sentences.slow) {
    return { kind, sentence: sentences.slowUncharged }
  }
  return trouble
}
