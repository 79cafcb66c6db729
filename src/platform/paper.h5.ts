import type { OpenPaper } from './paper'

export const openPaper: OpenPaper = async ({ fileName, base64 }) => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  link.download = fileName
  link.click()
  // The browser has its own hold on the file once the download has begun.
  URL.revokeObjectURL(link.href)
  return 'downloaded'
}
