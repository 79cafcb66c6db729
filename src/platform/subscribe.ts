/**
 * Asking to send a message later. One yes is one message (wechat.md 4), and the platform only lets
 * us ask inside a tap or right after a payment. Twins: WeChat; a browser has no such messages.
 */
export type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter'

export type Subscribe = {
  possible: boolean
  /** At most three template ids. An empty answer means that the platform could not even ask. */
  ask(templateIds: readonly string[]): Promise<Record<string, SubscribeAnswer>>
}

export const subscribe: Subscribe = { possible: false, ask: async () => ({}) }
