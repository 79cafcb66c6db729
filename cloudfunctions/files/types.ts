/** What may be sent: six types, told by their content. A name proves nothing; it may only not contradict. */
import type { FileKind } from '../../contracts/files'
import { isTable, isWorkbook } from '../tables'

export type FileType = 'png' | 'jpeg' | 'webp' | 'pdf' | 'csv' | 'xlsx'

type Facts = { mime: string; endings: readonly string[]; kinds: readonly FileKind[] }

/** `kinds` begins with what such a file is when its sender says nothing. */
export const types: Readonly<Record<FileType, Facts>> = {
  png: { mime: 'image/png', endings: ['png'], kinds: ['picture', 'invoice'] },
  jpeg: { mime: 'image/jpeg', endings: ['jpg', 'jpeg'], kinds: ['picture', 'invoice'] },
  webp: { mime: 'image/webp', endings: ['webp'], kinds: ['picture', 'invoice'] },
  pdf: { mime: 'application/pdf', endings: ['pdf'], kinds: ['invoice'] },
  csv: { mime: 'text/csv', endings: ['csv', 'txt', 'tsv'], kinds: ['sheet'] },
  xlsx: {
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    kinds: ['sheet'],
  },
}

/** By the ending of a name; undefined when it has none, null when it is none of ours. */
export function typeNamed(name: string): FileType | null | undefined {
  const [, ending] = /\.([A-Za-z0-9]{1,10})$/.exec(name) ?? []
  if (ending === undefined) return undefined
  const of = ending.toLowerCase()
  return names().find((type) => types[type].endings.includes(of)) ?? null
}

export function typeOfMime(mime: string | undefined): FileType | undefined {
  return names().find((type) => types[type].mime === mime)
}

/** By what its bytes are; undefined when they are none of the six. */
export function typeOf(bytes: Buffer): FileType | undefined {
  return names().find((type) => isOf[type](bytes))
}

const begins = (bytes: Buffer, with_: string, at = 0) =>
  bytes.toString('latin1', at, at + with_.length) === with_

const PDF_END_WITHIN = 1_024

const isOf: Record<FileType, (bytes: Buffer) => boolean> = {
  png: (bytes) => begins(bytes, '\x89PNG\r\n\x1a\n'),
  jpeg: (bytes) => begins(bytes, '\xff\xd8\xff'),
  webp: (bytes) => begins(bytes, 'RIFF') && begins(bytes, 'WEBP', 8),
  pdf: (bytes) =>
    /^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8)) &&
    bytes.subarray(-PDF_END_WITHIN).includes('%%EOF'),
  xlsx: (bytes) => begins(bytes, 'PK\x03\x04') && isWorkbook(bytes),
  csv: isTable,
}

function names(): FileType[] {
  return Object.keys(types) as FileType[]
}
