/**
 * The tap that sends a card. In WeChat only a button with `open-type="share"` can do that, so there
 * `openType` is set and `send` is not called; a browser has `send`. Twins; this one is for tests.
 */
export type ShareSheet = {
  openType: 'share' | undefined
  /** Shares the address of a page: the system's own sheet where there is one, else copied. */
  send(title: string, path: string): Promise<'sent' | 'copied' | 'failed'>
}

export const shareSheet: ShareSheet = { openType: undefined, send: async () => 'sent' }
