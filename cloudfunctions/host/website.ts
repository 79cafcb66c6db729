/** The H5 pages. Files with a hash in their name never change; everything else is asked for again. */
import serveFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../contracts/errors'
import { sendRefusal } from './answers'

const YEAR_SECONDS = 31_536_000
/** `app.3f9c1a2b.js`, `cover-3f9c1a2b.png`, and the same compressed beforehand. */
const HASHED = /[.\-_][0-9a-f]{8,}\.\w+(?:\.(?:br|gz))?$/

export function serveWebsite(host: FastifyInstance, h5Folder: string | undefined): void {
  if (h5Folder !== undefined) {
    host.register(serveFiles, {
      root: h5Folder,
      // The pages may be built after the start, or never; they are looked for when they are asked for.
      preCompressed: true,
      dotfiles: 'ignore',
      cacheControl: false,
      decorateReply: false,
      setHeaders(response, path) {
        response.setHeader('x-content-type-options', 'nosniff')
        response.setHeader('cache-control', cachingOf(path))
      },
    })
  }
  host.setNotFoundHandler(notFound)
}

function cachingOf(path: string): string {
  return HASHED.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache'
}

const NO_PAGES = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>灯愿 Lantern</title>
<p>网页还没有构建，接口可以使用。</p>
<p>The pages are not built yet (<code>npm run build:h5</code>); the interface at /1.1 works.</p>
</html>
`

function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?')[0]
  if (request.method === 'GET' && path === '/') {
    return reply.code(404).header('content-type', 'text/html; charset=utf-8').send(NO_PAGES)
  }
  return sendRefusal(reply, refuse('UNKNOWN_FUNCTION'))
}
