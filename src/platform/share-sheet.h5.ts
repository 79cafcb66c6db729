import type { ShareSheet } from './share-sheet'
import { copyText } from './touch'

export const shareSheet: ShareSheet = {
  openType: undefined,
  async send(title, path) {
    const url = `${window.location.origin}/#/${path}`
    if (!navigator.share) return (await copyText(url)) ? 'copied' : 'failed'
    try {
      await navigator.share({ title, url })
      return 'sent'
    } catch {
      // A person who closes the sheet has decided; a copy behind their back would be a surprise.
      return 'failed'
    }
  },
}
