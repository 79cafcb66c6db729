/**
 * Files as LeanCloud's SDK sends and reads them (docs/decisions/0065-files-on-the-host.md): it asks for a
 * token, sends the bytes as a form to the address that it is told, and says how it went. That address is
 * this host's own, so the form carries no app key and no session; the ticket in the address stands for both.
 */
import cors from '@fastify/cors'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorBody, isRefusal, type Refusal, refuse } from '../../contracts/errors'
import { FILE_BYTES_MAX } from '../../contracts/limits'
import type { App } from '../app'
import { sendRefusal } from './answers'
import { invalidInput } from './invalid-input'
import { FORM_BYTES_MAX, FORM_FIELD_BYTES_MAX, FORM_FIELDS_MAX } from './limits'
import type { Files } from './options'
import { personBehind } from './session'

type Serving = { app: App; files: Files }
type ById = { Params: { id: string }; Querystring: { pass?: string } }

/** Under `/1.1`, in JSON. */
export function serveFileRecords(scope: FastifyInstance, { app, files }: Serving): void {
  const addressOf = (id: string) => `${app.settings.callbackBase}/files/${id}`

  scope.post('/fileTokens', async (request, reply) => {
    const person = await personBehind(app, request)
    if (!person) return sendRefusal(reply, refuse('NO_SESSION'))
    const wish = files.wish.safeParse(request.body)
    if (!wish.success) return sendRefusal(reply, invalidInput(wish.error))
    const admitted = await files.admit(person, wish.data)
    if (isRefusal(admitted)) return sendRefusal(reply, admitted)
    const { ticket, fileId, mime } = admitted
    return reply.header('cache-control', 'no-store').send({
      objectId: fileId,
      url: addressOf(fileId),
      provider: 'qiniu',
      bucket: BUCKET,
      key: fileId,
      token: ticket,
      upload_url: addressOf(ticket),
      ...(mime !== undefined && { mime_type: mime }),
    })
  })

  // The SDK does not read the answer, and what was kept was kept when it arrived.
  scope.post('/fileCallback', async () => ({}))

  scope.get<ById>('/files/:id', async (request, reply) => {
    const { id } = request.params
    const file = await files.find(id, { donor: await personBehind(app, request) })
    if (isRefusal(file)) return sendRefusal(reply, file)
    return reply.header('cache-control', 'no-store').send({
      objectId: id,
      name: file.name,
      url: addressOf(id),
      mime_type: file.mime,
      bucket: BUCKET,
      key: id,
      metaData: { size: file.size, kind: file.kind, charityId: file.charityId },
      createdAt: file.at.toISOString(),
      updatedAt: file.at.toISOString(),
    })
  })
}

const BUCKET = 'lantern'

/** Beside `/1.1`: the bytes. */
export function serveFiles(host: FastifyInstance, { app, files }: Serving): void {
  host.register(async (scope) => {
    await scope.register(cors, {
      origin: '*',
      methods: ['GET', 'POST', 'OPTIONS'],
      allowedHeaders: ['Content-Type', 'X-LC-Session'],
      maxAge: 86_400,
      strictPreflight: false,
    })
    scope.removeAllContentTypeParsers()
    await scope.register(multipart, {
      throwFileSizeLimit: true,
      limits: {
        fileSize: FILE_BYTES_MAX,
        files: 1,
        fields: FORM_FIELDS_MAX,
        fieldSize: FORM_FIELD_BYTES_MAX,
        parts: FORM_FIELDS_MAX + 1,
      },
    })

    scope.post<ById>('/files/:id', async (request, reply) => {
      const ticket = files.ticket(request.params.id)
      if (!ticket) return sendRefusal(reply, refuse('UPLOAD_EXPIRED'))
      const bytes = await bytesOf(request)
      const taken = isRefusal(bytes) ? bytes : await files.take(ticket, bytes)
      if (isRefusal(taken)) return sendRefusal(reply, taken)
      const { fileId, mime, size } = taken
      return reply.send({ key: fileId, objectId: fileId, mime_type: mime, size })
    })

    scope.get<ById>('/files/:id', async (request, reply) => {
      const { id } = request.params
      const donor = await personBehind(app, request)
      const file = await files.find(id, { donor, pass: request.query.pass })
      if (isRefusal(file)) return sendNotFound(reply, file)
      safely(reply)
        .header('etag', `"${file.sha256}"`)
        .header('cache-control', file.public ? CACHED : 'private, no-store')
      if (request.headers['if-none-match'] === `"${file.sha256}"`) return reply.code(304).send()
      const bytes = await files.bytes(id)
      if (!bytes) return sendNotFound(reply, refuse('NO_SUCH_FILE'))
      return reply
        .header('content-type', file.mime)
        .header('content-disposition', dispositionOf(file))
        .send(bytes)
    })
  })
}

/** An address of bytes answers as addresses do. */
function sendNotFound(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const body = { ...errorBody(refusal), requestId: reply.request.id }
  return safely(reply).code(404).header('cache-control', 'no-store').send(body)
}

/** A picture that was taken back is gone from caches the next day. */
const CACHED = 'public, max-age=86400'

/** Nothing in a file is ever run, whatever a browser thinks that it sees; and other sites may show pictures. */
function safely(reply: FastifyReply): FastifyReply {
  return reply
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('vary', 'x-lc-session')
}

function dispositionOf({ mime, name }: { mime: string; name: string }): string {
  const how = mime.startsWith('image/') ? 'inline' : 'attachment'
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename*=UTF-8''${encoded}`
}

/** The one file of a form, wherever in it it stands. */
async function bytesOf(request: FastifyRequest): Promise<Buffer | Refusal> {
  const tooLarge = refuse('FILE_TOO_LARGE', { bytesMax: FILE_BYTES_MAX })
  // What says so beforehand is not read at all.
  if (Number(request.headers['content-length'] ?? 0) > FORM_BYTES_MAX) return tooLarge
  if (!request.isMultipart()) return refuse('INVALID_INPUT', { path: 'file' })
  let bytes: Buffer | undefined
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') bytes = await part.toBuffer()
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge
    return refuse('INVALID_INPUT', { path: 'file' })
  }
  return bytes ?? refuse('INVALID_INPUT', { path: 'file' })
}
