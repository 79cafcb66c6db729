/**
 * Joins a declaration to what runs it. A bound function knows nothing of HTTP: it takes a parsed
 * input and answers with a result or a refusal, so that any host can carry it.
 */
import type { Declaration, ParsedOf, ResultOf } from '../contracts/declare'
import type { Refusal } from '../contracts/errors'
import type { App } from './app'

/** The person behind a session. */
export type Donor = {
  donorId: string
  /** The openid as a keyed hash: for look-ups and comparisons. */
  openidHash: string
  /** The openid, encrypted; `app.sealer.open` gives it back. */
  openidSealed: string
  operator: boolean
}

/** Who calls, as far as the host could establish it. */
export type Caller = { donor?: Donor | undefined; address: string; requestId: string }

/** A caller whom the host has let through the declaration's `who`. */
export type CallerOf<D extends Declaration> = D['who'] extends 'anyone'
  ? Caller
  : Caller & { donor: Donor }

/** A result that is JSON already: kept by a cache, sent as it is. */
export class Serialised<Result> {
  declare readonly of: Result
  constructor(readonly json: string) {}
}

export type BoundFunction = {
  declaration: Declaration
  run(app: App, caller: Caller, input: unknown): Promise<unknown>
}

export function bind<D extends Declaration>(
  declaration: D,
  run: (
    app: App,
    caller: CallerOf<D>,
    input: ParsedOf<D>,
  ) => Promise<ResultOf<D> | Serialised<ResultOf<D>> | Refusal>,
): BoundFunction {
  return {
    declaration,
    run: (app, caller, input) => run(app, caller as CallerOf<D>, input as ParsedOf<D>),
  }
}
