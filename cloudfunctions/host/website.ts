/** The H5 pages. Files with a hash in their name never change; everything else is asked for again. */
import serveFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../contracts/errors'
import { sendRefusal } from './answers'
import { NO_PAGES, NO_SUCH_PAGE } from './plain-pages'

const YEAR_SECONDS = 31_536_000
/** `app.3f9c1a2b.js`, `cover-3f9c1a2b.png`, and the same compressed beforehand. */
const HASHED = /[.\-_][0-9a-f]{8,}\.\w+(?:\.(?:br|gz))?$/

/** LeanCloud's protocol and the provider's callbacks answer in JSON, whoever asks. */
const INTERFACE = /^\/(?:1\.1|callbacks)(?:\/|$)/

/**
 * Who may show the pages in a frame: they themselves, and while developing the simulator's phone, whose
 * address `framedBy` is. A page that could be framed by anybody could be tapped for somebody.
 */
export function serveWebsite(
  host: FastifyInstance,
  h5Folder: string | undefined,
  framedBy: string | undefined,
): void {
  const framing = framedBy ? `'self' ${new URL(framedBy).origin}` : "'self'"
  const policy = `frame-ancestors ${framing}`
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
        response.setHeader('content-security-policy', policy)
      },
    })
  }
  host.setNotFoundHandler((request, reply) =>
    notFound(request, reply.header('content-security-policy', policy)),
  )
}

function cachingOf(path: string): string {
  return HASHED.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache'
}

function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?')[0] ?? ''
  if (request.method === 'GET' && path === '/') return sendPage(reply, NO_PAGES)
  reply.header('vary', 'accept')
  return isForEyes(request, path)
    ? sendPage(reply, NO_SUCH_PAGE)
    : sendRefusal(reply, refuse('UNKNOWN_FUNCTION'))
}

/** A browser that opens an address names HTML; programs, and pages that fetch, do not. */
function isForEyes({ method, headers }: FastifyRequest, path: string): boolean {
  const reads = method === 'GET' || method === 'HEAD'
  return reads && !INTERFACE.test(path) && /\btext\/html\b/i.test(headers.accept ?? '')
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .code(404)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(page)
}
