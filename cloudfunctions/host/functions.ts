/**
 * Cloud functions over LeanCloud's addresses. `Cloud.run` and `Cloud.rpc` are answered alike: our
 * results are plain JSON with ISO strings, in which nothing needs LeanCloud's type marks
 * (docs/decisions/0003-leancloud-as-a-protocol.md).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Who } from '../../contracts/declare'
import { type ErrorName, isRefusal, refuse } from '../../contracts/errors'
import type { App } from '../app'
import { findPerson } from '../auth'
import { type BoundFunction, type Donor, Serialised } from '../bind'
import { logFault, sendJson, sendRefusal } from './answers'
import { invalidInput } from './invalid-input'
import type { Metrics } from './metrics'
import type { RateLimits } from './rate-limits'
import { tokenOf } from './session'
import { LATE, withinTime } from './time-limit'

type Calling = {
  app: App
  functions: readonly BoundFunction[]
  metrics: Metrics
  rates: RateLimits
  functionMsMax: number
  /** Whether somebody works for a charity. */
  isStaff: (donorId: string) => Promise<boolean>
}

type Call = FastifyRequest<{ Params: { name: string } }>

export function serveFunctions(scope: FastifyInstance, calling: Calling): void {
  const { app, functions, metrics, functionMsMax } = calling
  const table = new Map(
    functions.map((bound) => {
      const { name } = bound.declaration
      return [name, { bound, timing: metrics.timing(name) }]
    }),
  )

  async function answer(request: Call, reply: FastifyReply) {
    const { name } = request.params
    const entry = table.get(name)
    if (!entry) return sendRefusal(reply, refuse('UNKNOWN_FUNCTION', { name }))
    const { bound, timing } = entry
    const startedMs = performance.now()
    const failed = (fault: unknown) => logFault(app.log, { requestId: request.id, at: name }, fault)
    try {
      const result = await withinTime(carryOut(calling, bound, request), functionMsMax, failed)
      if (result === LATE) {
        timing('late', startedMs)
        app.log.warn({ requestId: request.id, at: name }, 'a function took too long')
        return sendRefusal(reply, refuse('TIMED_OUT'))
      }
      if (isRefusal(result)) {
        timing('refused', startedMs)
        return sendRefusal(reply, result)
      }
      const json = resultJson(result)
      timing('done', startedMs)
      return sendJson(reply, json)
    } catch (fault) {
      timing('failed', startedMs)
      failed(fault)
      return sendRefusal(reply, refuse('FAULT'))
    }
  }

  scope.post('/functions/:name', answer)
  scope.post('/call/:name', answer)
}

/** A result, or a refusal. */
async function carryOut(
  { app, rates, isStaff }: Calling,
  { declaration, run }: BoundFunction,
  request: Call,
): Promise<unknown> {
  const token = tokenOf(request)
  const donor = token === undefined ? undefined : await findPerson(app, token)
  const barred = whyBarred(declaration.who, donor)
  if (barred) return refuse(barred)
  const tooMany = donor && rates.person(request, donor.donorId)
  if (tooMany) return tooMany
  const askedRole = declaration.who === 'staff' && donor && !donor.operator
  if (askedRole && !(await isStaff(donor.donorId))) return refuse('FORBIDDEN')
  const input = declaration.input.safeParse(request.body ?? {})
  if (!input.success) return invalidInput(input.error)
  const tried = declaration.tryOf?.(input.data)
  const tooManyTries = donor && tried && rates.cashier(request, donor.donorId, tried)
  if (tooManyTries) return tooManyTries
  return run(app, { donor, address: request.ip, requestId: request.id }, input.data)
}

/** What the session says. Whether its person is staff is asked of the database, once they are counted. */
function whyBarred(who: Who, donor: Donor | undefined): ErrorName | undefined {
  if (who === 'anyone') return undefined
  if (!donor) return 'NO_SESSION'
  return who !== 'operator' || donor.operator ? undefined : 'FORBIDDEN'
}

function resultJson(result: unknown): string {
  return result instanceof Serialised ? `{"result":${result.json}}` : JSON.stringify({ result })
}
