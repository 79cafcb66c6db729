import { askPhone, phone } from './bridge.h5'
import { phoneCard } from './phone-card.h5'
import { pathTo } from './routes'
import type { Card } from './share'
import type { ShareSheet } from './share-sheet'
import { copyText } from './touch'

export const shareSheet: ShareSheet = {
  openType: undefined,
  async send(card) {
    if (phone) return sendByPhone(card)
    const { title, page, params } = card
    const url = `${window.location.origin}/#/${pathTo(page, params)}`
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

async function sendByPhone(card: Card): Promise<'sent' | 'failed'> {
  try {
    return (await askPhone('share', phoneCard('chat', card))) === 'sent' ? 'sent' : 'failed'
  } catch {
    return 'failed'
  }
}
