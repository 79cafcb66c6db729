import { z } from 'zod'
import type { Journal } from '../journal'
import type { Note } from '../talk/log'

/** The network between the phones and the product, as somebody has set it: the body of `POST /control/network`. */

const STATES = ['fine', 'slow', 'cut', 'answers-lost'] as const
const DELAY_MS = 2_000
const DELAY_MS_MAX = 60_000

export const networkSchema = z
  .strictObject({
    state: z.enum(STATES, { error: `must be one of ${STATES.join(', ')}` }),
    /** `slow`: how much later a request sets out, in real ms, since a browser waits in real time. */
    delayMs: z.int().min(0).max(DELAY_MS_MAX).optional(),
    /** The virtual moment from which it is fine again. */
    endsAt: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ state, delayMs }) => state === 'slow' || delayMs === undefined, {
    path: ['delayMs'],
    error: 'belongs to slow',
  })
  .refine(({ state, endsAt }) => state !== 'fine' || endsAt === undefined, {
    path: ['endsAt'],
    error: 'belongs to a network that is not fine',
  })
  .transform((wish) => (wish.state === 'slow' ? { delayMs: DELAY_MS, ...wish } : wish))

export type NetworkNow = z.output<typeof networkSchema>
export type Network = ReturnType<typeof createNetwork>

const FINE: NetworkNow = { state: 'fine' }

/** It is remembered over a restart. */
export const createNetwork = (journal: Journal, nowMs: () => number, note: Note) => {
  const [remembered] = journal.records<NetworkNow>('network')
  const whenCut = new Set<() => void>()
  let set = remembered ?? FINE
  return {
    now: (): NetworkNow =>
      set.endsAt !== undefined && nowMs() >= Date.parse(set.endsAt) ? FINE : set,
    change(next: NetworkNow) {
      set = next
      journal.put('network', 'now', next)
      note('network', next)
      if (this.now().state === 'cut') for (const cut of whenCut) cut()
    },
    /** Calls back whenever it is cut. */
    whenCut: (cut: () => void) => void whenCut.add(cut),
  }
}
