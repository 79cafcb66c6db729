/**
 * A ticket lets one file be sent, by whoever holds it, without a session: the SDK's uploads carry none. It is
 * sealed, so nobody can write one or change its terms, and the database knows nothing of it until the file
 * is there.
 */
import { z } from 'zod'
import { Id } from '../../contracts/declare'
import { type Refusal, refuse } from '../../contracts/errors'
import { FileKind } from '../../contracts/files'
import { FILE_BYTES_MAX } from '../../contracts/limits'
import type { App } from '../app'
import type { Donor } from '../bind'
import { FILES_A_DAY_MAX, NAME_CODE_POINTS_MAX, TICKET_MS } from './limits'
import { sentToday } from './rows'
import { type FileType, typeNamed, typeOfMime, types } from './types'
import { actsFor, onlyCharityOf } from './whose'

const ID_CHARACTERS = 20

/** What the SDK says of a file before it sends it; beyond what we ask, it may say more. */
export const Wish = z.object({
  name: z.string().max(1_000),
  mime_type: z.string().max(200).nullish(),
  metaData: z
    .object({
      size: z.number().nullish(),
      charityId: Id.optional(),
      kind: FileKind.optional(),
    })
    .nullish(),
})
export type Wish = z.infer<typeof Wish>

const Ticket = z.object({
  fileId: Id,
  donorId: z.string(),
  charityId: z.string(),
  name: z.string(),
  mime: z.string().optional(),
  kind: FileKind.optional(),
  until: z.number(),
})
export type Ticket = z.infer<typeof Ticket>

/** The ticket and what it is for; or why the file need not be sent at all. */
export async function ticketFor(
  app: App,
  donor: Donor,
  wish: Wish,
): Promise<{ ticket: string; fileId: string; type?: FileType } | Refusal> {
  const { size, kind, charityId: named } = wish.metaData ?? {}
  const charityId = named ?? (await onlyCharityOf(app.db, donor))
  if (charityId === undefined || !(await actsFor(app.db, donor, charityId))) {
    return refuse('FORBIDDEN')
  }
  if (size && size > FILE_BYTES_MAX) {
    return refuse('FILE_TOO_LARGE', { size, bytesMax: FILE_BYTES_MAX })
  }
  const name = plainName(wish.name)
  const said = typeNamed(name)
  if (said === null) return refuse('FILE_TYPE_UNKNOWN', { name })
  const ofMime = typeOfMime(wish.mime_type ?? undefined)
  if (said && ofMime && said !== ofMime) {
    return refuse('FILE_TYPE_FORGED', { name, mime: wish.mime_type })
  }
  if (kind && said && !types[said].kinds.includes(kind)) {
    return refuse('FILE_TYPE_UNKNOWN', { name, kind })
  }
  const now = app.clock.now()
  const { files } = await sentToday(app.db, donor.donorId, now)
  if (files >= FILES_A_DAY_MAX) return refuse('TOO_MANY_FILES', { filesMax: FILES_A_DAY_MAX })
  const ticket: Ticket = {
    fileId: app.random.id(ID_CHARACTERS),
    donorId: donor.donorId,
    charityId,
    name,
    until: app.wallClock.now().getTime() + TICKET_MS,
    ...(ofMime && { mime: types[ofMime].mime }),
    ...(kind && { kind }),
  }
  const sealed = app.sealer.seal(JSON.stringify(ticket))
  return { ticket: sealed, fileId: ticket.fileId, ...(said && { type: said }) }
}

/** Undefined when it is none of ours, or too old. */
export function readTicket(app: App, sealed: string): Ticket | undefined {
  try {
    const ticket = Ticket.parse(JSON.parse(app.sealer.open(sealed)))
    return ticket.until > app.wallClock.now().getTime() ? ticket : undefined
  } catch {
    return undefined
  }
}

const NO_NAME = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069"\\]/gu

/** The last part of a path, without what would mean something to a header or a screen. */
function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(NO_NAME, '').trim()
  return [...plain].slice(-NAME_CODE_POINTS_MAX).join('') || 'file'
}
