/**
 * A file on its way, by the SDK's own protocol (contracts/files.ts). Apart from the calls: only the pages of
 * charity staff send files, and the SDK is there already.
 */
import type * as LeanCloud from 'leancloud-storage'
import type { FileKind } from '../../contracts/files'
import type { Picked } from '../platform'
import { type Answer, troubleIn } from './trouble'

export type SendFile = (
  file: Picked,
  about: { charityId: string; kind: FileKind },
) => Promise<Answer<{ fileId: string }>>

/** Sending it needs a session, which every page that sends has asked something with. */
export function sendingOver(AV: typeof LeanCloud): SendFile {
  return async ({ name, content }, { charityId, kind }) => {
    const file = new AV.File(name, content)
    file.metaData('charityId', charityId)
    file.metaData('kind', kind)
    try {
      await file.save()
      return file.id ? { ok: true, value: { fileId: file.id } } : fault()
    } catch (error) {
      return { ok: false, trouble: troubleIn(refusalIn(error) ?? error) }
    }
  }
}

const fault = () =>
  ({ ok: false, trouble: troubleIn(new TypeError('a file without an id')) }) as const

/** The address for bytes answers as the functions do, and the SDK keeps its answer apart. */
function refusalIn(error: unknown): unknown {
  const response = (error as { response?: { data?: unknown } } | undefined)?.response
  const said = response?.data ?? response
  const parsed = typeof said === 'string' ? parse(said) : said
  return parsed && typeof parsed === 'object' && 'name' in parsed ? parsed : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
