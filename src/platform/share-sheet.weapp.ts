import type { ShareSheet } from './share-sheet'

export const shareSheet: ShareSheet = { openType: 'share', send: async () => 'failed' }
