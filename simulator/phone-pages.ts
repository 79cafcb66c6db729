import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { page } from './cashier/html'
import { hasCode } from './read-if-there'
import type { World } from './world'

/** `GET /`: the phone page, as `npm run build:phone` made it. It is read at each call, so that it may be built later. */

type Options = { world: World; pagesFolder: string | undefined }

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const fileParams = z.object({ file: z.string().regex(/^[\w-]+\.(?:js|css|svg)$/) })

export const phonePages = async (app: FastifyInstance, { world, pagesFolder }: Options) => {
  const read = async (...names: string[]): Promise<Buffer | undefined> => {
    if (pagesFolder === undefined) return undefined
    return readFile(join(pagesFolder, ...names)).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return undefined
      throw error
    })
  }

  app.get('/', async (request, reply) => {
    const elsewhere = ownAddress(world, request)
    if (elsewhere !== undefined) return reply.redirect(elsewhere)
    const html = await read('index.html')
    return reply
      .headers(protection(world))
      .type('text/html; charset=utf-8')
      .send(html ?? NOT_BUILT)
  })

  app.get('/phone/:file', async ({ params }, reply) => {
    const name = fileParams.safeParse(params)
    const file = name.success ? await read('phone', name.data.file) : undefined
    if (!name.success || file === undefined) return reply.callNotFound()
    return reply
      .header('Cache-Control', 'public, max-age=31536000, immutable')
      .type(TYPES[extname(name.data.file)] ?? 'application/octet-stream')
      .send(file)
  })
}

/** The product speaks to one origin; whoever came by this machine's other name is sent there. */
const ownAddress = ({ origins }: World, { host }: FastifyRequest): string | undefined => {
  const { hostname, port } = new URL(origins.main)
  const isOtherName = hostname === '127.0.0.1' && host === `localhost:${port}`
  return isOtherName ? `${origins.main}/` : undefined
}

const protection = (world: World): Parameters<FastifyReply['headers']>[0] => {
  const product = [...world.app.origins].join(' ')
  return {
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': [
      "default-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      `img-src 'self' data: ${product}`,
      `frame-src 'self' ${product}`,
      `connect-src 'self' ${product}`,
      "frame-ancestors 'none'",
    ].join('; '),
  }
}

const NOT_BUILT = page(
  '手机 · Phone',
  `<p class="sign"><strong>手机页面还没有构建 · The phone page is not built</strong>
<code>npm run build:phone</code>，或用 <code>npm start</code> 启动。Run <code>npm run build:phone</code>, or begin with <code>npm start</code>.</p>
<p><a href="/control">这里还有什么 · What else is here</a></p>`,
)
