/** A file arrives: looked at, cleaned, and kept; or refused with a sentence, and then nothing is kept. */
import { createHash } from 'node:crypto'
import { type Refusal, refuse } from '../../contracts/errors'
import { FILE_BYTES_MAX } from '../../contracts/limits'
import type { App } from '../app'
import { BYTES_A_DAY_MAX, FILES_A_DAY_MAX } from './limits'
import { cleanPicture } from './picture'
import { keepFile } from './rows'
import type { Ticket } from './ticket'
import { type FileType, typeNamed, typeOf, types } from './types'

export type Taken = { fileId: string; mime: string; size: number }

export async function takeFile(app: App, ticket: Ticket, sent: Buffer): Promise<Taken | Refusal> {
  const { fileId, charityId, donorId: ownerId } = ticket
  if (sent.length > FILE_BYTES_MAX) {
    return refuse('FILE_TOO_LARGE', { size: sent.length, bytesMax: FILE_BYTES_MAX })
  }
  const type = typeOf(sent)
  const unfit = whyUnfit(ticket, type)
  if (unfit || !type) return unfit ?? refuse('FILE_TYPE_UNKNOWN')
  const bytes = type in pictures ? cleanPicture(type, sent) : sent
  if (!bytes) return refuse('FILE_DAMAGED', { name: ticket.name })
  const { mime, endings, kinds } = types[type]
  const kind = ticket.kind ?? kinds[0] ?? 'sheet'
  const name = typeNamed(ticket.name) ? ticket.name : `${ticket.name}.${endings[0]}`
  const kept = await keepFile(
    app.db,
    {
      fileId,
      charityId,
      name,
      mime,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      kind,
      ownerId,
      at: app.clock.now(),
      bytes,
    },
    (today) => today.files >= FILES_A_DAY_MAX || today.bytes + bytes.length > BYTES_A_DAY_MAX,
  )
  if (kept === 'too-much') return refuse('TOO_MANY_FILES', { filesMax: FILES_A_DAY_MAX })
  if (kept === 'another') return refuse('UPLOAD_EXPIRED')
  return { fileId, mime, size: bytes.length }
}

const pictures = { png: true, jpeg: true, webp: true } as const

/** What its name, its sender and its kind say of it must be true. */
function whyUnfit({ name, mime, kind }: Ticket, type: FileType | undefined): Refusal | undefined {
  const said = typeNamed(name)
  if (!type) {
    return said ? refuse('FILE_TYPE_FORGED', { name }) : refuse('FILE_TYPE_UNKNOWN', { name })
  }
  const is = types[type]
  if ((said && said !== type) || (mime !== undefined && mime !== is.mime)) {
    return refuse('FILE_TYPE_FORGED', { name, is: is.mime })
  }
  return kind && !is.kinds.includes(kind) ? refuse('FILE_TYPE_UNKNOWN', { name, kind }) : undefined
}
