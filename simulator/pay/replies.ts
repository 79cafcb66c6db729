import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { randomHex } from '../chance'
import type { CallFault } from '../fault-plan'
import { forgeryIn } from '../fault-plan'
import type { World } from '../world'
import { PayError } from './errors'
import type { PayReply } from './operation'
import { signatureHeaders } from './signing'

/** What API v3 sends back: signed, whatever it says, with the key that the request asked for. */

// Fastify's own refusals (unknown address, body too large, broken HTTP) come through here as well.
const STATUS_CODES: Record<number, string> = {
  404: 'RESOURCE_NOT_EXISTS',
  405: 'INVALID_REQUEST',
  413: 'INVALID_REQUEST',
  500: 'SYSTEM_ERROR',
}

export type Answer = PayReply & { number?: number }

export const send = (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { status, body, file, number = 0 }: Answer,
  fault?: CallFault,
) => {
  reply.code(status).header('Request-ID', `08${randomHex(30).toUpperCase()}-${number}`)
  if (file !== undefined) return reply.type('application/octet-stream').send(file)
  const text = body === undefined ? '' : JSON.stringify(body)
  const { platform, oldPlatform } = world.keyring
  const key = request.headers['wechatpay-serial'] === oldPlatform.id ? oldPlatform : platform
  const signing = { key, realNowMs: Date.now(), forgery: forgeryIn(fault) }
  reply.headers(signatureHeaders(world.keyring, text, signing))
  if (text === '') return reply.send()
  return reply.type('application/json; charset=utf-8').send(text)
}

export const refuseSigned = (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
) => send(world, request, reply, refusal(error))

export const refusal = (error: unknown): Answer => {
  if (error instanceof PayError) {
    const { status, code, message, detail, number } = error
    return { status, number, body: { code, message, ...(detail === undefined ? {} : { detail }) } }
  }
  const status = statusOf(error)
  const code = STATUS_CODES[status] ?? 'INVALID_REQUEST'
  const message = error instanceof Error ? error.message : '系统异常'
  return { status, number: 268_435_456, body: { code, message } }
}

const failureSchema = z.object({ statusCode: z.int() })
const statusOf = (error: unknown) => failureSchema.safeParse(error).data?.statusCode ?? 500
