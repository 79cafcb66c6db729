import { download } from './download.h5'
import type { OpenPaper } from './paper'

export const openPaper: OpenPaper = async ({ fileName, base64 }) => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  download(fileName, new Blob([bytes], { type: 'application/pdf' }))
  return 'downloaded'
}
