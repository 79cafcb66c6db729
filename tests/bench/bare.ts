/** What the callbacks are held against: Fastify with nothing in it, and with one insert a request. */
import Fastify, { type FastifyInstance } from 'fastify'
import { openPglite, openPostgresql, sql } from '../../cloudfunctions/db'

export type BareKind = 'echo' | 'insert'

/** Its address. */
export async function serveBare(kind: BareKind): Promise<string> {
  const server = Fastify({ bodyLimit: 1_048_576 })
  if (kind === 'echo') server.post('/echo', async ({ body }) => body)
  else await serveInserts(server)
  return server.listen({ host: '127.0.0.1', port: 0 })
}

/** The least that a lasting answer costs: the body, committed in a row of its own, then 204. */
async function serveInserts(server: FastifyInstance): Promise<void> {
  const { DATABASE_URL: url, DATA_DIR: folder } = process.env
  const db = url ? openPostgresql(url) : await openPglite(folder)
  await db.script('create table told (id text primary key, body bytea, at timestamptz)')
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    '*',
    { parseAs: 'buffer' },
    async (_: unknown, bytes: Buffer) => bytes,
  )
  server.post<{ Params: { id: string }; Body: Buffer }>('/told/:id', async (request, reply) => {
    await db.run(
      sql`insert into told values (${request.params.id}, ${request.body}, ${new Date()})`,
    )
    return reply.code(204).send()
  })
}
