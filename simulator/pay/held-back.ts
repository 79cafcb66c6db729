/** News that lets other news of the same order go first: each piece waits and is let go by itself, once. */

type Go = () => Promise<void>

export const createHeldBack = () => {
  const waiting = new Map<string, Set<Go>>()

  return {
    /** What is given back lets the news go at once, if it still waits. */
    hold(order: string, go: Go): Go {
      const held = waiting.get(order) ?? new Set()
      const letGo = async () => {
        if (!held.delete(letGo)) return
        if (held.size === 0) waiting.delete(order)
        await go()
      }
      waiting.set(order, held.add(letGo))
      return letGo
    },

    /** Other news of the order has been delivered. */
    async otherNewsCame(order: string) {
      await Promise.all([...(waiting.get(order) ?? [])].map((letGo) => letGo()))
    },
  }
}
