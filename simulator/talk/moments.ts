import type { Journal } from '../journal'
import type { Card } from './card'

/** 朋友圈: cards that are shown to everybody. */

export type Moment = { momentId: string; from: string; at: string; card: Card }

export type Moments = ReturnType<typeof createMoments>

const MOMENTS_SHOWN_MAX = 200

export const createMoments = (journal: Journal, nowMs: () => number) => {
  const moments = new Map<string, Moment>()
  for (const moment of journal.records<Moment>('moments')) moments.set(moment.momentId, moment)

  return {
    find: (momentId: string) => moments.get(momentId),
    newestFirst: () => [...moments.values()].slice(-MOMENTS_SHOWN_MAX).reverse(),

    post(from: string, card: Card): Moment {
      const momentId = `moment-${moments.size + 1}`
      const moment = { momentId, from, at: new Date(nowMs()).toISOString(), card }
      moments.set(momentId, moment)
      journal.put('moments', momentId, moment)
      return moment
    },
  }
}
