/** What a host needs to carry files: it knows HTTP, and this knows who may send and see what. */
import { type Refusal, refuse } from '../../contracts/errors'
import type { App } from '../app'
import type { Donor } from '../bind'
import { passOpens } from './link'
import { type FileRow, readBytes, readFile } from './rows'
import { type Taken, takeFile } from './take'
import { readTicket, type Ticket, ticketFor, Wish } from './ticket'
import { types } from './types'
import { actsFor } from './whose'

export type Files = {
  /** What is said of a file before it is sent. */
  wish: typeof Wish
  /** Whether a file may be sent, and how it is called then. */
  admit(
    donor: Donor,
    wish: Wish,
  ): Promise<{ ticket: string; fileId: string; mime?: string } | Refusal>
  /** Undefined when it lets nothing be sent any more: asked before anything is read. */
  ticket(sealed: string): Ticket | undefined
  take(ticket: Ticket, bytes: Buffer): Promise<Taken | Refusal>
  /** What a file is, for whoever may see it: anybody, its charity's staff, or a link's holder. */
  find(
    fileId: string,
    by: { donor?: Donor | undefined; pass?: string | undefined },
  ): Promise<FileRow | Refusal>
  bytes(fileId: string): Promise<Buffer | undefined>
}

export function filesOf(app: App): Files {
  return {
    wish: Wish,
    async admit(donor, wish) {
      const admitted = await ticketFor(app, donor, wish)
      if ('refused' in admitted) return admitted
      const { type, ...rest } = admitted
      return { ...rest, ...(type && { mime: types[type].mime }) }
    },
    ticket: (sealed) => readTicket(app, sealed),
    take: (ticket, bytes) => takeFile(app, ticket, bytes),
    async find(fileId, { donor, pass }) {
      const file = await readFile(app.db, fileId)
      // Whoever may not see a file does not learn that it exists.
      if (!file || !(await maySee(app, file, donor, pass))) return refuse('NO_SUCH_FILE')
      return file
    },
    bytes: (fileId) => readBytes(app.db, fileId),
  }
}

async function maySee(
  app: App,
  file: FileRow,
  donor: Donor | undefined,
  pass: string | undefined,
): Promise<boolean> {
  if (file.public) return true
  if (pass !== undefined && passOpens(app, pass, file.fileId)) return true
  return donor !== undefined && actsFor(app.db, donor, file.charityId)
}
