/**
 * The tap that sends a card. In WeChat only a button with `open-type="share"` can do that, so there
 * `openType` is set and `send` is not called; a browser has `send`. Twins; this one is for tests.
 */
import type { Card } from './share'

export type ShareSheet = {
  openType: 'share' | undefined
  /** By the phone around the page, or the system's own sheet with the page's address; else that is copied. */
  send(card: Card): Promise<'sent' | 'copied' | 'failed'>
}

export const shareSheet: ShareSheet = { openType: undefined, send: async () => 'sent' }
