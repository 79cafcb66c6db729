import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import { createServer, request } from 'node:http'
import { request as secureRequest } from 'node:https'
import { pipeline } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import type { World } from '../world'

/**
 * Everything that passes between the phones and the product, bytes as they are: pages, pictures and calls.
 * It is the place where the network of the phones is slow, cut, or loses answers.
 */
export const relayServer = (world: World): FastifyInstance =>
  // Fastify listens and closes like the other servers here; its routes would read what only passes through.
  Fastify({
    forceCloseConnections: true,
    serverFactory: () => {
      const server = createServer((asked, answer) => {
        // As long as nobody has told where the product is, nothing answers there.
        pass(world, asked, answer).catch(() => asked.socket.destroy())
      })
      world.network.whenCut(() => server.closeAllConnections())
      return server
    },
  })

const pass = async (world: World, asked: IncomingMessage, answer: ServerResponse) => {
  // A browser silently repeats a request whose connection it had used before; nothing here does that for it.
  answer.shouldKeepAlive = false
  answer.once('close', () => {
    if (!answer.writableFinished && world.network.now().state === 'cut') tell('cut')
  })
  const tell = (outcome: 'cut' | 'answer-lost') =>
    world.note('exchange', {
      method: asked.method ?? '',
      path: asked.url?.split('?')[0] ?? '',
      outcome,
    })

  const { delayMs = 0 } = world.network.now()
  if (delayMs > 0) await wait(delayMs, undefined, { ref: false })
  if (answer.destroyed) return
  const { state } = world.network.now()
  if (state === 'cut') return void asked.socket.destroy()

  const passed = asking(world.app.frontOrigin(), asked)
  const drop = () => void asked.socket.destroy()
  passed.on('error', drop)
  asked.pipe(passed)
  asked.once('close', () => asked.complete || passed.destroy())
  passed.on('response', (came) => {
    if (state === 'answers-lost') {
      // The product has done its work and believes that it was heard.
      came.resume().once('close', () => {
        tell('answer-lost')
        drop()
      })
      return
    }
    answer.writeHead(came.statusCode ?? 502, came.statusMessage, withoutHops(came.rawHeaders))
    pipeline(came, answer, () => {})
  })
  // Who hung up waits for nothing; an answer that is to be lost has to be made first.
  if (state !== 'answers-lost') answer.once('close', () => passed.destroy())
}

const asking = (origin: string, { method, url, rawHeaders }: IncomingMessage): ClientRequest => {
  const { protocol, hostname, port, host } = new URL(origin)
  const ask = protocol === 'https:' ? secureRequest : request
  return ask({
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    method,
    path: url,
    headers: [...withoutHops(rawHeaders, 'host'), 'Host', host, 'Connection', 'close'],
    agent: false,
  })
}

/** Headers as they came, without those that are about one connection alone. */
const withoutHops = (raw: string[], ...more: string[]): string[] =>
  raw.filter((_, at) => ![...HOPS, ...more].includes(raw[at - (at % 2)]?.toLowerCase() ?? ''))
const HOPS = ['connection', 'keep-alive', 'proxy-connection', 'upgrade', 'te', 'trailer']
