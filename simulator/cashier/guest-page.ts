import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { World } from '../world'

/** Pages of ours that the product opens over its own: the cashier, a contract to sign. */

export const NOT_THE_PRODUCTS = '返回地址不属于本产品。The return address is not the product’s.'

/** Whether a page may go back there afterwards; one that says nothing of it goes nowhere. */
export const mayReturnTo = (world: World, url: string | undefined) =>
  url === undefined || world.app.origins.has(new URL(url).origin)

/** The product's origin that opened this page, as far as it can be told; else the first that is allowed. */
export const productOrigin = (world: World, { headers }: FastifyRequest, returnUrl?: string) => {
  const candidates = [returnUrl, headers.referer].flatMap((url) =>
    url !== undefined && URL.canParse(url) ? [new URL(url).origin] : [],
  )
  const [first = 'null'] = world.app.origins
  return candidates.find((origin) => world.app.origins.has(origin)) ?? first
}

/** The page’s script, which is plain JavaScript and sent as it is. */
export const serveScript = async (app: FastifyInstance, address: string, file: string) => {
  const script = await readFile(file, 'utf8')
  app.get(address, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(script))
}

/** 400 for a page that only says why there is nothing to do. Nobody but the product may hold either in a frame. */
export const sendPage = (
  world: World,
  reply: FastifyReply,
  { html, refused }: { html: string; refused: boolean },
) =>
  reply
    .code(refused ? 400 : 200)
    .headers(protection(world))
    .type('text/html; charset=utf-8')
    .send(html)

const protection = (world: World) => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "script-src 'self'",
    "connect-src 'self'",
    `frame-ancestors 'self' ${[...world.app.origins].join(' ')}`,
  ].join('; '),
})
