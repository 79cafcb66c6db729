/**
 * How the host says no: every error body comes from the catalogue, with the id under which the log
 * knows the request. What went wrong inside stays inside.
 */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { type ErrorName, errorBody, errors, type Refusal, refuse } from '../../contracts/errors'

/** Carries a refusal out of a hook or a parser, where Fastify takes an error and nothing else. */
export class Refused extends Error {
  override readonly name = 'Refused'

  constructor(readonly refusal: Refusal) {
    super(refusal.refused)
  }
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const body = { ...errorBody(refusal), requestId: reply.request.id }
  const { retryAfterSeconds } = refusal.details
  if (typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds)
  return reply.code(errors[refusal.refused].status).send(body)
}

/** Sends JSON that is text already. */
export function sendJson(reply: FastifyReply, json: string): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8').send(json)
}

/** For Fastify's `setErrorHandler`: its own complaints about a request become ours. */
export function answerErrors(log: Logger) {
  return (error: FastifyError | Refused, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof Refused) return sendRefusal(reply, error.refusal)
    // A player that asked beyond the end of a clip begins again from this, and from nothing else.
    if (error.statusCode === 416) return reply.code(416).send()
    const complaint = complaintOf(error)
    if (complaint) return sendRefusal(reply, refuse(complaint))
    logFault(log, { requestId: request.id, at: request.routeOptions.url ?? 'nowhere' }, error)
    return sendRefusal(reply, refuse('FAULT'))
  }
}

export function logFault(log: Logger, where: { requestId: string; at: string }, err: unknown) {
  log.error({ ...where, err }, 'a request failed')
}

/** Undefined when it is a fault of ours. */
function complaintOf(error: FastifyError): ErrorName | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'TOO_LARGE'
  if (error.code?.startsWith('FST_ERR_CTP_')) return 'BAD_JSON'
  const status = error.statusCode ?? 500
  return status < 500 ? 'INVALID_INPUT' : undefined
}
