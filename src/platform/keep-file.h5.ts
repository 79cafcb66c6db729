import { download } from './download.h5'
import type { KeepFile } from './keep-file'

export const keepFile: KeepFile = async ({ fileName, text, type }) => {
  download(fileName, new Blob([text], { type: `${type};charset=utf-8` }))
  return 'downloaded'
}
