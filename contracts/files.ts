/**
 * Files of charities: pictures, invoices, sheets. They are sent as LeanCloud's SDK sends files
 * (`new AV.File(name, data, …).save()`, docs/decisions/0065-files-on-the-host.md), with `charityId` and
 * `kind` in the file's metadata, and read at `/files/<id>`.
 */
import { z } from 'zod'
import { declare, Id, Instant } from './declare'

export const FileKind = z.enum(['picture', 'invoice', 'sheet'])
export type FileKind = z.infer<typeof FileKind>

export const filesLink = declare({
  name: 'files.link',
  who: 'staff',
  about:
    'An address under which a file of one’s charity can be read for ten minutes by whatever sends no session: a picture in a draft, a download.',
  input: z.strictObject({ fileId: Id }),
  result: z.object({ url: z.string(), until: Instant }),
  refusals: ['NO_SUCH_FILE'],
})
