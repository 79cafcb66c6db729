/** The addresses of public classes. They are read-only: whatever writes is refused, in a batch too. */
import type { FastifyInstance, FastifyReply, HTTPMethods } from 'fastify'
import { isRefusal, refuse } from '../../../contracts/errors'
import { sendRefusal } from '../answers'
import { answerBatch } from './batch'
import { findObjects, readObject } from './find'
import type { Parameters } from './query'
import type { Classes } from './row'

const WRITING: HTTPMethods[] = ['POST', 'PUT', 'PATCH', 'DELETE']
/** Where LeanCloud writes: classes, those with addresses of their own among them. */
const WRITTEN = [
  '/classes/*',
  '/users/*',
  '/roles',
  '/roles/*',
  '/installations',
  '/installations/*',
  '/files',
  '/files/*',
  '/batch/save',
]

type OfClass = { Params: { className: string }; Querystring: Parameters }
type OfObject = { Params: { className: string; objectId: string }; Querystring: Parameters }

export function serveClasses(scope: FastifyInstance, classes: Classes): void {
  scope.get<OfClass>('/classes/:className', async ({ params, query }, reply) =>
    send(reply, await findObjects(classes, params.className, query)),
  )
  scope.get<OfObject>('/classes/:className/:objectId', async ({ params, query }, reply) => {
    const { className, objectId } = params
    const found = await readObject(classes, className, { objectId, parameters: query })
    return send(reply, found ?? {})
  })
  for (const url of WRITTEN) {
    scope.route({
      method: WRITING,
      url,
      handler: async (_request, reply) => sendRefusal(reply, refuse('FORBIDDEN')),
    })
  }
  scope.post('/batch', async ({ body }, reply) => send(reply, await answerBatch(classes, body)))
}

function send(reply: FastifyReply, answer: object): FastifyReply {
  return isRefusal(answer) ? sendRefusal(reply, answer) : reply.send(answer)
}
