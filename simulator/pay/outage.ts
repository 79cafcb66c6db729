import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CallFault } from '../fault-plan'
import type { World } from '../world'

/** Faults of a call: they strike before anything is done, or after it was done and the merchant cannot know. */

type Call<Done> = {
  world: World
  request: FastifyRequest
  reply: FastifyReply
  fault: CallFault | undefined
  answer(): Promise<Done>
  /** A refusal is an outcome like any other: the fault strikes it just the same. */
  refusal(error: unknown): Done
  /** What the service says when it fails, and when it is asked too often. */
  failed(): Error
  tooOften(): Error
  send(done: Done): FastifyReply
}

export const underFault = async <Done>(call: Call<Done>): Promise<FastifyReply> => {
  const { world, request, reply, fault } = call
  const kind = fault?.kind
  if (kind === 'error') throw call.failed()
  if (kind === '429') throw call.tooOften()
  if (kind === 'reset') return cutOff(request, reply)
  if (kind === 'timeout') return hang(call)
  if (kind === 'slow') await sleep(fault?.delayMs ?? world.faults.hangMs() / 2)
  const done = await call.answer().catch(call.refusal)
  if (kind === 'errorAfterCommit') throw call.failed()
  if (kind === 'resetAfterCommit') return cutOff(request, reply)
  if (kind === 'timeoutAfterCommit') return hang(call)
  return call.send(done)
}

const hang = async ({ world, request, reply, fault }: Call<unknown>) => {
  await sleep(fault?.delayMs ?? world.faults.hangMs())
  return cutOff(request, reply)
}

export const cutOff = (request: FastifyRequest, reply: FastifyReply) => {
  reply.hijack()
  request.raw.socket.destroy()
  return reply
}
